package nl.ronde.replacement;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL that writes {@code replacement_need} and {@code replacement_visit}; {@link NeedVisits} reads how the visits stand. */
final class NeedStore {
    /** The word for a need in the audit trail. */
    static final String TYPE = "replacementNeed";

    static final String COLUMNS = """
            SELECT n.id, n.version, n.cause, n.cause_id, n.worker_id, n.assignment_id, a.agreement_id, n.client_id,
                   n.noticed_at, n.cannot_wait, n.state, n.settled_at, n.settled_reason
            FROM replacement_need n
            JOIN assignment a ON a.provider_id = $1 AND a.id = n.assignment_id
            WHERE n.provider_id = $1\s""";

    private static final String FIND = COLUMNS + "AND n.id = $2";

    private static final String LOCK = FIND + " FOR UPDATE OF n";

    private static final String OF_VISITS = """
            SELECT DISTINCT need_id FROM replacement_visit
            WHERE provider_id = $1 AND visit_id = ANY($2) AND NOT passed_on ORDER BY need_id""";

    private static final String OF_CAUSE =
            "SELECT id FROM replacement_need WHERE provider_id = $1 AND cause_id = $2 ORDER BY id";

    private static final String OPEN_OF_ASSIGNMENT = """
            SELECT id FROM replacement_need
            WHERE provider_id = $1 AND assignment_id = $2 AND state IN ('OPEN', 'NONE_WANTED') ORDER BY id""";

    private static final String REPLACED_BY = """
            SELECT DISTINCT rv.need_id FROM replacement_visit rv
            JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id
            WHERE rv.provider_id = $1 AND NOT rv.passed_on AND v.worker_id = $2 AND v.status = 'PLANNED' ORDER BY rv.need_id""";

    /** Open needs to one of whose visits another went: what a check-out need not wait for. */
    private static final String DONE_BY_OTHERS = """
            SELECT DISTINCT n.id FROM replacement_need n
            JOIN replacement_visit rv ON rv.provider_id = $1 AND rv.need_id = n.id AND NOT rv.passed_on
            JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id AND v.done_by IS NOT NULL
                 AND v.status IN ('UNDER_WAY', 'COMPLETED')
            WHERE n.provider_id = $1 AND n.state = 'OPEN' ORDER BY n.id""";

    private static final String MEMBERSHIPS = """
            SELECT rv.visit_id, rv.need_id, n.cause_id, n.worker_id, n.state,
                   EXISTS (SELECT 1 FROM obligation o
                           WHERE o.provider_id = $1 AND o.subject_type = 'REPLACEMENT_NEED' AND o.subject_id = n.id
                             AND o.kind = 'replacement' AND o.state = 'WAIVED') AS waived,
                   EXISTS (SELECT 1 FROM replacement_visit other
                           JOIN visit done ON done.provider_id = $1 AND done.id = other.visit_id
                                AND done.status = 'COMPLETED' AND done.done_by <> n.worker_id
                           WHERE other.provider_id = $1 AND other.need_id = n.id) AS delivered
            FROM replacement_visit rv JOIN replacement_need n ON n.provider_id = $1 AND n.id = rv.need_id
            WHERE rv.provider_id = $1 AND NOT rv.passed_on AND rv.visit_id = ANY($2) ORDER BY rv.need_id, rv.visit_id""";

    private static final String LIVE = """
            SELECT n.id FROM replacement_need n
            WHERE n.provider_id = $1 AND n.cause_id = $2 AND n.assignment_id = $3 AND n.state = 'OPEN'
              AND n.noticed_at <= $4
              AND NOT EXISTS (SELECT 1 FROM obligation o
                              WHERE o.provider_id = $1 AND o.subject_type = 'REPLACEMENT_NEED' AND o.subject_id = n.id
                                AND o.kind = 'replacement' AND o.state <> 'RUNNING')
            ORDER BY n.noticed_at, n.id LIMIT 1""";

    private static final String KNOWN =
            "SELECT id FROM replacement_need WHERE provider_id = $1 AND cause_id = $2 AND assignment_id = $3";

    /** What a series makes without a worker while hers is away belongs to the need of her absence. */
    private static final String OF_VACANT = """
            SELECT n.id FROM replacement_need n
            JOIN worker_leave l ON l.provider_id = $1 AND l.id = n.leave_id AND l.cancelled_at IS NULL
                 AND l.first_day <= $3 AND (l.last_day IS NULL OR l.last_day >= $3)
            WHERE n.provider_id = $1 AND n.assignment_id = $2 AND n.state IN ('OPEN', 'FILLED')
              AND EXISTS (SELECT 1 FROM replacement_visit rv JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id
                          WHERE rv.provider_id = $1 AND rv.need_id = n.id AND v.series_id = $4)
            ORDER BY n.noticed_at DESC, n.id LIMIT 1""";

    private static final String INSERT = """
            INSERT INTO replacement_need (provider_id, id, leave_id, worker_id, assignment_id, client_id, first_visit_id,
                noticed_at, cause, cause_id, cannot_wait)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String ADD_VISIT = """
            INSERT INTO replacement_visit (provider_id, need_id, visit_id) VALUES ($1, $2, $3)
            ON CONFLICT (provider_id, need_id, visit_id) DO UPDATE SET passed_on = false""";

    private static final String PASS_ON =
            "UPDATE replacement_visit SET passed_on = true WHERE provider_id = $1 AND need_id = $2 AND visit_id = $3";

    private static final String SETTLE = """
            UPDATE replacement_need SET version = version + 1, state = $3, settled_at = $4, settled_reason = $5
            WHERE provider_id = $1 AND id = $2""";

    private static final String CANNOT_WAIT = """
            UPDATE replacement_need SET version = version + 1, cannot_wait = true WHERE provider_id = $1 AND id = $2""";

    private static final String NOTICED_AT =
            "UPDATE replacement_need SET version = version + 1, noticed_at = $3 WHERE provider_id = $1 AND id = $2";

    private static final String DUE = """
            SELECT min(due_at) AS due_at FROM obligation
            WHERE provider_id = $1 AND subject_type = 'REPLACEMENT_NEED' AND subject_id = $2 AND state = 'RUNNING'""";

    private final NeedVisits visits;

    NeedStore(NeedVisits visits) {
        this.visits = visits;
    }

    Optional<Need> find(Tx tx, UUID id) {
        return tx.find(FIND, NeedStore::need, id);
    }

    /** The need, held until the end of the transaction. */
    Optional<Need> lock(Tx tx, UUID id) {
        return tx.find(LOCK, NeedStore::need, id);
    }

    List<UUID> ofVisits(Tx tx, Collection<UUID> visitIds) {
        return ids(tx, OF_VISITS, "need_id", (Object) visitIds.toArray(UUID[]::new));
    }

    List<UUID> ofCause(Tx tx, UUID causeId) {
        return ids(tx, OF_CAUSE, "id", causeId);
    }

    /** What a new judgement of this assignment may touch. */
    List<UUID> openOfAssignment(Tx tx, UUID assignmentId) {
        return ids(tx, OPEN_OF_ASSIGNMENT, "id", assignmentId);
    }

    /** Needs with a visit that is planned in the name of this worker. */
    List<UUID> replacedBy(Tx tx, UUID workerId) {
        return ids(tx, REPLACED_BY, "need_id", workerId);
    }

    List<UUID> doneByOthers(Tx tx) {
        return ids(tx, DONE_BY_OTHERS, "id");
    }

    List<Membership> memberships(Tx tx, Collection<UUID> visitIds) {
        return tx.list(
                MEMBERSHIPS,
                row -> new Membership(
                        row.getUUID("visit_id"),
                        row.getUUID("need_id"),
                        row.getUUID("cause_id"),
                        row.getUUID("worker_id"),
                        NeedState.valueOf(row.getString("state")),
                        row.getBoolean("waived"),
                        row.getBoolean("delivered")),
                (Object) visitIds.toArray(UUID[]::new));
    }

    /** The need of this cause at this assignment whose term runs, and began no later than that of a new one would. */
    Optional<UUID> live(Tx tx, UUID causeId, UUID assignmentId, Instant noticedAt) {
        return tx.find(LIVE, row -> row.getUUID("id"), causeId, assignmentId, noticedAt);
    }

    boolean isKnown(Tx tx, UUID causeId, UUID assignmentId) {
        return tx.find(KNOWN, row -> true, causeId, assignmentId).isPresent();
    }

    /** The need that a vacant visit of this series belongs to. */
    Optional<UUID> ofVacant(Tx tx, UUID assignmentId, java.time.LocalDate day, UUID seriesId) {
        return tx.find(OF_VACANT, row -> row.getUUID("id"), assignmentId, day, seriesId);
    }

    void insert(Tx tx, Need need, UUID firstVisitId) {
        boolean ofLeave = need.cause() == Cause.SICK || need.cause() == Cause.LEAVE;
        tx.send(
                INSERT,
                need.id(),
                ofLeave ? need.causeId() : null,
                need.workerId(),
                need.assignmentId(),
                need.clientId(),
                firstVisitId,
                need.noticedAt(),
                need.cause(),
                need.causeId(),
                need.cannotWait());
    }

    void addVisit(Tx tx, UUID needId, UUID visitId) {
        tx.send(ADD_VISIT, needId, visitId);
    }

    void passOn(Tx tx, UUID needId, UUID visitId) {
        tx.send(PASS_ON, needId, visitId);
    }

    void settle(Tx tx, UUID needId, NeedState state, @Nullable Instant at, @Nullable String reason) {
        tx.send(SETTLE, needId, state, at, reason);
    }

    void cannotWait(Tx tx, UUID needId) {
        tx.send(CANNOT_WAIT, needId);
    }

    /** The visits of a need as they stand, in order of time. */
    List<NeedVisit> visits(Tx tx, UUID needId) {
        return visits.of(tx, needId);
    }

    /** The absence was noticed earlier than was known. */
    void noticedAt(Tx tx, UUID needId, Instant at) {
        tx.send(NOTICED_AT, needId, at);
    }

    /** When the first of the running terms of this need is too late. */
    Optional<Instant> dueAt(Tx tx, UUID needId) {
        return tx.one(DUE, row -> Optional.ofNullable(SqlValues.instantOrNull(row, "due_at")), needId);
    }

    private static List<UUID> ids(Tx tx, String sql, String column, Object... arguments) {
        return tx.list(sql, row -> row.getUUID(column), arguments);
    }

    /**
     * A visit in a need.
     *
     * @param waived a team lead ended its term with a reason
     * @param delivered a visit of the need was delivered by another
     */
    record Membership(
            UUID visitId,
            UUID needId,
            UUID causeId,
            UUID workerId,
            NeedState state,
            boolean waived,
            boolean delivered) {
        boolean isLive() {
            return !waived && (state == NeedState.OPEN || state == NeedState.FILLED);
        }
    }

    static Need need(Row row) {
        return new Need(
                row.getUUID("id"),
                row.getInteger("version"),
                Cause.valueOf(row.getString("cause")),
                row.getUUID("cause_id"),
                row.getUUID("worker_id"),
                row.getUUID("assignment_id"),
                row.getString("agreement_id"),
                row.getUUID("client_id"),
                SqlValues.instant(row, "noticed_at"),
                row.getBoolean("cannot_wait"),
                NeedState.valueOf(row.getString("state")),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getString("settled_reason"));
    }
}
