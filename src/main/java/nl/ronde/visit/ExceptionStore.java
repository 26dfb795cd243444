package nl.ronde.visit;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code visit_exception}. */
public final class ExceptionStore {
    private static final String COLUMNS = """
            e.id, e.version, e.visit_id, e.code, e.must_settle, e.other_visit_id, e.opened_at, e.settled_at, e.settled_by,
            e.outcome, e.reason
            """;

    private static final String OPEN = """
            INSERT INTO visit_exception (provider_id, id, version, visit_id, code, must_settle, other_visit_id, opened_at)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7)
            ON CONFLICT (provider_id, visit_id, code) WHERE settled_at IS NULL
            DO UPDATE SET must_settle = visit_exception.must_settle OR excluded.must_settle""";

    private static final String CLOSE = """
            UPDATE visit_exception SET version = version + 1, settled_at = $4, settled_by = $5, outcome = $6, reason = $7
            WHERE provider_id = $1 AND visit_id = $2 AND code = $3 AND settled_at IS NULL""";

    private static final String FIND =
            "SELECT " + COLUMNS + "FROM visit_exception e WHERE e.provider_id = $1 AND e.id = $2";

    private static final String OF_VISIT = "SELECT " + COLUMNS
            + "FROM visit_exception e WHERE e.provider_id = $1 AND e.visit_id = $2 ORDER BY e.opened_at, e.id";

    private static final String LIST = "SELECT " + COLUMNS + """
            , v.client_id, coalesce(v.done_by, v.worker_id) AS worker_id, v.day, v.starts_at, v.version AS visit_version
            FROM visit_exception e JOIN visit v ON v.provider_id = e.provider_id AND v.id = e.visit_id
            WHERE e.provider_id = $1
              AND ($2::text IS NULL OR e.code = $2)
              AND ($3::boolean IS NULL OR e.must_settle = $3)
              AND ($4::boolean IS NULL OR (e.settled_at IS NULL) = $4)
              AND ($5::date IS NULL OR v.day >= $5)
              AND ($6::date IS NULL OR v.day <= $6)
              AND ($7::uuid IS NULL OR coalesce(v.done_by, v.worker_id) = $7)
              AND ($8::uuid IS NULL OR v.client_id = $8)
              AND ($9::timestamptz IS NULL OR (e.opened_at, e.id) > ($9, $10::uuid))
            ORDER BY e.opened_at, e.id LIMIT $11""";

    private static final String OPEN_OF_PERIOD = """
            SELECT count(*) FILTER (WHERE e.must_settle) AS must, count(*) FILTER (WHERE NOT e.must_settle) AS may
            FROM visit_exception e JOIN visit v ON v.provider_id = e.provider_id AND v.id = e.visit_id
            WHERE e.provider_id = $1 AND e.settled_at IS NULL AND v.day BETWEEN $3 AND $4
              AND (v.agreement_id = $2 OR v.agreement_id IS NULL)""";

    /**
     * How many exceptions are open on these days under an agreement. Visits that are attached to none count too: they may
     * turn out to belong to it.
     */
    public OpenCount countOpen(Tx tx, String agreementId, LocalDate from, LocalDate until) {
        return tx.one(
                OPEN_OF_PERIOD,
                row -> new OpenCount(row.getInteger("must"), row.getInteger("may")),
                agreementId,
                from,
                until);
    }

    /** Open exceptions that must be settled, and that may be acknowledged. */
    public record OpenCount(int mustSettle, int mayAcknowledge) {}

    /** Opens an exception; one that is open already stays, and must be settled if either says so. */
    void open(Tx tx, UUID visitId, ExceptionCode code, boolean mustSettle, @Nullable UUID otherVisitId, Instant at) {
        tx.send(OPEN, Ids.next(), visitId, code, mustSettle, otherVisitId, at);
    }

    /** Closes the open exception of this code. */
    void close(
            Tx tx,
            UUID visitId,
            ExceptionCode code,
            Instant at,
            @Nullable UUID by,
            ExceptionOutcome outcome,
            @Nullable String reason) {
        tx.send(CLOSE, visitId, code, at, by, outcome, reason);
    }

    /** The exception with this id. */
    public Optional<VisitException> find(Tx tx, UUID id) {
        return tx.find(FIND, ExceptionStore::exception, id);
    }

    /** Everything that was odd about a visit, open and settled, in the order of opening; asked without waiting. */
    public Tx.Later<VisitException> ofVisit(Tx tx, UUID visitId) {
        return tx.later(OF_VISIT, ExceptionStore::exception, visitId);
    }

    /** One page of exceptions with their visits. */
    public List<Listed> list(Tx tx, Filter filter, @Nullable Instant afterAt, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                row -> new Listed(
                        exception(row),
                        row.getUUID("client_id"),
                        row.getUUID("worker_id"),
                        row.getLocalDate("day"),
                        SqlValues.instant(row, "starts_at"),
                        row.getInteger("visit_version")),
                filter.code(),
                filter.mustSettle(),
                filter.open(),
                filter.from(),
                filter.until(),
                filter.workerId(),
                filter.clientId(),
                afterAt,
                afterId,
                rows);
    }

    /** Which exceptions are asked for; null means all. */
    public record Filter(
            @Nullable ExceptionCode code,
            @Nullable Boolean mustSettle,
            @Nullable Boolean open,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID workerId,
            @Nullable UUID clientId) {}

    /** An exception with what a planner needs to know of its visit. */
    public record Listed(
            VisitException exception,
            UUID clientId,
            @Nullable UUID workerId,
            LocalDate day,
            Instant startsAt,
            int visitVersion) {}

    private static VisitException exception(Row row) {
        String outcome = row.getString("outcome");
        return new VisitException(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("visit_id"),
                ExceptionCode.valueOf(row.getString("code")),
                row.getBoolean("must_settle"),
                row.getUUID("other_visit_id"),
                SqlValues.instant(row, "opened_at"),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getUUID("settled_by"),
                outcome == null ? null : ExceptionOutcome.valueOf(outcome),
                row.getString("reason"));
    }
}
