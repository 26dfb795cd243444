package nl.ronde.visit;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** What a worker may see and speak about: the own visits and their clients. */
public final class OwnVisitStore {
    /** Whose a visit {@code v} is, with the worker in {@code $2}: who did it; until somebody did, who is planned. */
    public static final String IS_OWN = "(v.done_by = $2 OR (v.worker_id = $2 AND v.done_by IS NULL))";

    private static final String OWN = "SELECT " + VisitStore.COLUMNS + """
            , EXISTS (SELECT 1 FROM legitimation l
                      WHERE l.provider_id = $1 AND l.worker_id = $2 AND l.client_id = v.client_id) AS legitimated
            , EXISTS (SELECT 1 FROM visit earlier
                      WHERE earlier.provider_id = $1 AND earlier.done_by = $2 AND earlier.client_id = v.client_id
                        AND earlier.id <> v.id AND earlier.status IN ('UNDER_WAY', 'COMPLETED')
                        AND earlier.starts_at < v.starts_at) AS met_before
            FROM visit v WHERE v.provider_id = $1 AND\s""" + IS_OWN;

    private static final String IN_ORDER = " ORDER BY v.starts_at, v.id";

    private static final String BETWEEN = OWN + " AND v.day BETWEEN $3 AND $4" + IN_ORDER;

    private static final String THESE = OWN + " AND v.id = ANY($3)" + IN_ORDER;

    /** Of these visits the clients and assignments that no own visit of the days needs any more. */
    private static final String NOT_NEEDED = """
            WITH needed AS (SELECT v.client_id, v.assignment_id FROM visit v
                            WHERE v.provider_id = $1 AND v.day BETWEEN $4 AND $5 AND\s""" + IS_OWN + """
            )
            SELECT DISTINCT gone.client_id, gone.assignment_id,
                gone.client_id NOT IN (SELECT client_id FROM needed) AS client_gone,
                NOT EXISTS (SELECT 1 FROM needed n WHERE n.assignment_id = gone.assignment_id) AS assignment_gone
            FROM visit gone WHERE gone.provider_id = $1 AND gone.id = ANY($3)""";

    /** Visits ahead to a client of whom the worker now knows more: the phone shows them again. */
    private static final String TELL_AGAIN = """
            INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id, day)
            SELECT provider_id, 'visit', id, version, 'upsert', worker_id, day FROM visit
            WHERE provider_id = $1 AND worker_id = $2 AND client_id = $3 AND done_by IS NULL AND status = 'PLANNED'""";

    private static final String OF_CLIENT = OWN + " AND v.client_id = $5 AND v.day BETWEEN $3 AND $4" + IN_ORDER;

    /** Planned to this worker now or once, done by her, or of a client of hers in these days. */
    private static final String MAY_SPEAK = """
            SELECT v.id FROM visit v
            WHERE v.provider_id = $1 AND v.id = $2
              AND (v.worker_id = $3 OR v.done_by = $3
                   OR EXISTS (SELECT 1 FROM visit_worker_history h
                              WHERE h.provider_id = $1 AND h.visit_id = v.id AND h.worker_id = $3)
                   OR EXISTS (SELECT 1 FROM visit own
                              WHERE own.provider_id = $1 AND own.client_id = v.client_id
                                AND (own.worker_id = $3 OR own.done_by = $3) AND own.day BETWEEN $4 AND $5))""";

    private static final String MAY_VISIT = """
            SELECT own.client_id FROM visit own
            WHERE own.provider_id = $1 AND own.client_id = $2
              AND (own.worker_id = $3 OR own.done_by = $3
                   OR EXISTS (SELECT 1 FROM visit_worker_history h
                              WHERE h.provider_id = $1 AND h.visit_id = own.id AND h.worker_id = $3))
            LIMIT 1""";

    private static final String ACTIVITIES = """
            SELECT visit_id, worker_id, area, activity, free_text, done, occurred_at, \s""" + FactStore.AREA_LABEL + """
            FROM visit_activity a WHERE provider_id = $1 AND visit_id = ANY($2) ORDER BY visit_id, area, item, worker_id""";

    /** The own visits on these days, both included, by begin; asked without waiting. */
    public Tx.Later<Own> between(Tx tx, UUID workerId, LocalDate from, LocalDate until) {
        return tx.later(BETWEEN, OwnVisitStore::own, workerId, from, until);
    }

    /** Those of these visits that are the worker's own, by begin; asked without waiting. */
    public Tx.Later<Own> these(Tx tx, UUID workerId, Collection<UUID> visitIds) {
        return tx.later(THESE, OwnVisitStore::own, workerId, visitIds.toArray(UUID[]::new));
    }

    /** What of these visits, gone from the worker's days, no other visit on these days needs; asked without waiting. */
    public Tx.Later<NotNeeded> notNeeded(
            Tx tx, UUID workerId, Collection<UUID> goneVisitIds, LocalDate from, LocalDate until) {
        return tx.later(
                NOT_NEEDED,
                row -> new NotNeeded(
                        row.getBoolean("client_gone") ? row.getUUID("client_id") : null,
                        row.getBoolean("assignment_gone") ? row.getUUID("assignment_id") : null),
                workerId,
                goneVisitIds.toArray(UUID[]::new),
                from,
                until);
    }

    /** The worker's phone is told once more of the planned visits to this client. */
    void tellAgain(Tx tx, UUID workerId, UUID clientId) {
        tx.send(TELL_AGAIN, workerId, clientId);
    }

    private static Own own(Row row) {
        return new Own(
                VisitStore.visit(row),
                row.getBoolean("legitimated"),
                !row.getBoolean("legitimated") && !row.getBoolean("met_before"));
    }

    /** The own visits to one client on these days; asked without waiting. */
    public Tx.Later<Visit> ofClient(Tx tx, UUID workerId, LocalDate from, LocalDate until, UUID clientId) {
        return tx.later(OF_CLIENT, VisitStore::visit, workerId, from, until, clientId);
    }

    /** A row where this worker may report about the visit; asked without waiting. */
    public Tx.Later<UUID> maySpeak(Tx tx, UUID visitId, UUID workerId, LocalDate from, LocalDate until) {
        return tx.later(MAY_SPEAK, row -> row.getUUID("id"), visitId, workerId, from, until);
    }

    /** A row where this worker has or had a visit to the client, also one that was given to a colleague; asked without waiting. */
    public Tx.Later<UUID> mayVisit(Tx tx, UUID clientId, UUID workerId) {
        return tx.later(MAY_VISIT, row -> row.getUUID("client_id"), clientId, workerId);
    }

    /** What was ticked at these visits; asked without waiting. */
    public Tx.Later<Ticked> activities(Tx tx, Collection<UUID> visitIds) {
        return tx.later(ACTIVITIES, row -> new Ticked(row.getUUID("visit_id"), FactStore.done(row)), (Object)
                visitIds.toArray(UUID[]::new));
    }

    /**
     * An own visit.
     *
     * @param firstContact the worker has not been there before and has not shown identification
     */
    public record Own(Visit visit, boolean legitimated, boolean firstContact) {}

    /** A client and an assignment that the worker's days need no more; null where they do. */
    public record NotNeeded(
            @Nullable UUID clientId, @Nullable UUID assignmentId) {}

    /** What was ticked, by visit. */
    public static Map<UUID, List<FactStore.Done>> byVisit(Tx.Later<Ticked> ticked) {
        return ticked.rows().stream()
                .collect(Collectors.groupingBy(
                        Ticked::visitId, Collectors.mapping(Ticked::activity, Collectors.toList())));
    }

    /** An activity of a visit. */
    public record Ticked(UUID visitId, FactStore.Done activity) {}
}
