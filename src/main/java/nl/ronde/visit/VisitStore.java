package nl.ronde.visit;

import static nl.ronde.platform.db.SqlValues.instantOrNull;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * All SQL that writes {@code visit} and {@code visit_worker_history}, and the reads of single visits. The change feed is told
 * by the table itself, which knows the owner of before (migration V012).
 */
public final class VisitStore {
    /** The word for a visit in change feed and audit trail. */
    public static final String TYPE = "visit";

    static final String COLUMNS = """
            v.id, v.version, v.client_id, v.assignment_id, v.agreement_id, v.worker_id, v.done_by, v.series_id,
            v.series_day, v.detached, v.joint_visit_id, v.planned_begin, v.planned_end, v.status, v.approval, v.off_plan,
            v.stands_for, v.begin_at, v.begin_quality, v.end_at, v.end_quality, v.adjusted_begin, v.adjusted_end,
            v.set_minutes, v.chargeable, v.approved_minutes, v.check_out_due_at, v.not_delivered_reason,
            v.not_delivered_account, v.cancel_reason
            """;

    private static final String INSERT = """
            INSERT INTO visit (provider_id, id, version, client_id, assignment_id, agreement_id, worker_id, done_by,
                series_id, series_day, detached, joint_visit_id, planned_begin, planned_end, status, approval, off_plan,
                stands_for, begin_at, begin_quality, end_at, end_quality, adjusted_begin, adjusted_end, set_minutes,
                chargeable, approved_minutes, check_out_due_at, not_delivered_reason, not_delivered_account,
                cancel_reason, starts_at, day)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)""";

    private static final String ANY_BEGUN = """
            SELECT id FROM visit
            WHERE provider_id = $1 AND assignment_id = $2 AND status IN ('UNDER_WAY', 'COMPLETED') LIMIT 1""";

    private static final String UPDATE = """
            UPDATE visit SET version = $3, client_id = $4, assignment_id = $5, agreement_id = $6, worker_id = $7,
                done_by = $8, series_id = $9, series_day = $10, detached = $11, joint_visit_id = $12, planned_begin = $13,
                planned_end = $14, status = $15, approval = $16, off_plan = $17, stands_for = $18, begin_at = $19,
                begin_quality = $20, end_at = $21, end_quality = $22, adjusted_begin = $23, adjusted_end = $24,
                set_minutes = $25, chargeable = $26, approved_minutes = $27, check_out_due_at = $28,
                not_delivered_reason = $29, not_delivered_account = $30, cancel_reason = $31, starts_at = $32, day = $33
            WHERE provider_id = $1 AND id = $2""";

    private static final String FIND = "SELECT " + COLUMNS + "FROM visit v WHERE v.provider_id = $1 AND v.id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LOCK_MANY =
            "SELECT " + COLUMNS + "FROM visit v WHERE v.provider_id = $1 AND v.id = ANY($2) ORDER BY v.id FOR UPDATE";

    private static final String STANDING_FOR = "SELECT " + COLUMNS
            + "FROM visit v WHERE v.provider_id = $1 AND v.stands_for = $2 AND v.done_by = $3 FOR UPDATE";

    private static final String OF_SERIES = "SELECT " + COLUMNS + """
            FROM visit v WHERE v.provider_id = $1 AND v.series_id = $2 AND v.series_day >= $3 ORDER BY v.series_day, v.id""";

    private static final String PLANNED_OF_ASSIGNMENT = "SELECT " + COLUMNS + """
            FROM visit v WHERE v.provider_id = $1 AND v.assignment_id = $2 AND v.status IN ('PLANNED', 'VACANT')
            ORDER BY v.id FOR UPDATE""";

    private static final String LOCK_PERIOD = "SELECT " + COLUMNS + """
            FROM visit v WHERE v.provider_id = $1 AND v.agreement_id = $2 AND v.day BETWEEN $3 AND $4
              AND v.status IN ('COMPLETED', 'NOT_DELIVERED') AND v.approval <> 'APPROVED'
            ORDER BY v.id FOR UPDATE""";

    private static final String APPROVE = """
            UPDATE visit v SET approval = 'APPROVED', approved_minutes = a.minutes, version = v.version + 1
            FROM unnest($2::uuid[], $3::integer[]) AS a (id, minutes)
            WHERE v.provider_id = $1 AND v.id = a.id""";

    private static final String IN_THE_WAY = """
            SELECT planned_begin, planned_end FROM visit
            WHERE provider_id = $1 AND worker_id = $2 AND status IN ('PLANNED', 'UNDER_WAY') AND NOT off_plan
              AND planned_begin < $4 AND planned_end > $3 AND id <> $5
            ORDER BY planned_begin LIMIT 1""";

    private static final String ADD_HISTORY = """
            INSERT INTO visit_worker_history (provider_id, id, visit_id, worker_id, at, by_user)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String HISTORY = """
            SELECT worker_id, at, by_user FROM visit_worker_history WHERE provider_id = $1 AND visit_id = $2
            ORDER BY at, id""";

    /** Whether any visit under the assignment was begun. */
    public boolean anyBegun(Tx tx, UUID assignmentId) {
        return tx.find(ANY_BEGUN, row -> row.getUUID("id"), assignmentId).isPresent();
    }

    /** Adds a visit. */
    public void insert(Tx tx, Visit visit) {
        tx.send(INSERT, values(visit));
    }

    /** Writes the visit with the next version; gives it with that version. */
    public Visit save(Tx tx, Visit visit) {
        Visit next = visit.withVersion(visit.version() + 1);
        tx.send(UPDATE, values(next));
        return next;
    }

    /** The visit with this id. */
    public Optional<Visit> find(Tx tx, UUID id) {
        return tx.find(FIND, VisitStore::visit, id);
    }

    /** The visit with this id, which nobody else changes until the end of the transaction; asked without waiting. */
    public Tx.Later<Visit> lock(Tx tx, UUID id) {
        return tx.later(LOCK, VisitStore::visit, id);
    }

    /** These visits, locked, in the order of their ids. */
    public List<Visit> lock(Tx tx, Collection<UUID> ids) {
        return tx.list(LOCK_MANY, VisitStore::visit, (Object) ids.toArray(UUID[]::new));
    }

    /** What this worker reported on a planned visit that another had done, locked. */
    public Optional<Visit> standingFor(Tx tx, UUID visitId, UUID workerId) {
        return tx.find(STANDING_FOR, VisitStore::visit, visitId, workerId);
    }

    /** The occurrences of a series from this day of the series on, in order, the cancelled too. */
    List<Visit> ofSeries(Tx tx, UUID seriesId, LocalDate fromDay) {
        return tx.list(OF_SERIES, VisitStore::visit, seriesId, fromDay);
    }

    /** The planned and vacant visits of an assignment, locked. */
    List<Visit> plannedOfAssignment(Tx tx, UUID assignmentId) {
        return tx.list(PLANNED_OF_ASSIGNMENT, VisitStore::visit, assignmentId);
    }

    /** The closed visits of an agreement on these days that are not approved yet, locked. */
    public List<Visit> lockToApprove(Tx tx, String agreementId, LocalDate from, LocalDate until) {
        return tx.list(LOCK_PERIOD, VisitStore::visit, agreementId, from, until);
    }

    /** Approves visits that this transaction has locked; gives them as they are then. */
    public List<Visit> approve(Tx tx, List<Visit> locked) {
        List<Visit> approved = locked.stream()
                .map(visit -> visit.withApproval(Approval.APPROVED, visit.minutesToApprove())
                        .withVersion(visit.version() + 1))
                .toList();
        tx.send(
                APPROVE,
                approved.stream().map(Visit::id).toArray(UUID[]::new),
                approved.stream().map(Visit::minutesToApprove).toArray(Integer[]::new));
        return approved;
    }

    /** The planned times of another visit of this worker that overlap these. */
    Optional<Between> inTheWay(Tx tx, UUID workerId, Instant begin, Instant end, UUID exceptVisitId) {
        return tx.find(
                IN_THE_WAY,
                row -> new Between(SqlValues.instant(row, "planned_begin"), SqlValues.instant(row, "planned_end")),
                workerId,
                begin,
                end,
                exceptVisitId);
    }

    /** From this instant on this worker is planned, or nobody. */
    void addHistory(Tx tx, UUID visitId, @Nullable UUID workerId, Instant at, @Nullable UUID byUser) {
        tx.send(ADD_HISTORY, Ids.next(), visitId, workerId, at, byUser);
    }

    /** Who was planned when, in order. */
    public Tx.Later<Planned> history(Tx tx, UUID visitId) {
        return tx.later(
                HISTORY,
                row -> new Planned(row.getUUID("worker_id"), SqlValues.instant(row, "at"), row.getUUID("by_user")),
                visitId);
    }

    /** A stretch of time. */
    record Between(Instant begin, Instant end) {}

    /** From when on a worker was planned; without worker: vacant. */
    public record Planned(
            @Nullable UUID workerId, Instant at, @Nullable UUID byUser) {}

    private static @Nullable Object[] values(Visit v) {
        NotDelivered notDelivered = v.settlement().notDelivered();
        return new @Nullable Object[] {
            v.id(),
            v.version(),
            v.target().clientId(),
            v.target().assignmentId(),
            v.target().agreementId(),
            v.plan().workerId(),
            v.actual().doneBy(),
            v.plan().seriesId(),
            v.plan().seriesDay(),
            v.plan().detached(),
            v.plan().jointVisitId(),
            v.plan().begin(),
            v.plan().end(),
            v.status(),
            v.settlement().approval(),
            v.actual().offPlan(),
            v.actual().standsFor(),
            v.actual().begin(),
            v.actual().beginQuality(),
            v.actual().end(),
            v.actual().endQuality(),
            v.settlement().adjustedBegin(),
            v.settlement().adjustedEnd(),
            v.settlement().setMinutes(),
            v.settlement().chargeable(),
            v.settlement().approvedMinutes(),
            v.actual().checkOutDueAt(),
            notDelivered == null ? null : notDelivered.reason(),
            notDelivered == null ? null : notDelivered.account(),
            v.settlement().cancelReason(),
            v.startsAt(),
            v.day()
        };
    }

    /** A row with {@link #COLUMNS} as a visit. */
    static Visit visit(Row row) {
        String reason = row.getString("not_delivered_reason");
        return new Visit(
                row.getUUID("id"),
                row.getInteger("version"),
                new Visit.Target(row.getUUID("client_id"), row.getUUID("assignment_id"), row.getString("agreement_id")),
                new Visit.Plan(
                        row.getUUID("worker_id"),
                        row.getUUID("series_id"),
                        row.getLocalDate("series_day"),
                        row.getBoolean("detached"),
                        row.getUUID("joint_visit_id"),
                        instantOrNull(row, "planned_begin"),
                        instantOrNull(row, "planned_end")),
                new Visit.Actual(
                        row.getUUID("done_by"),
                        row.getBoolean("off_plan"),
                        row.getUUID("stands_for"),
                        instantOrNull(row, "begin_at"),
                        quality(row, "begin_quality"),
                        instantOrNull(row, "end_at"),
                        quality(row, "end_quality"),
                        instantOrNull(row, "check_out_due_at")),
                VisitStatus.valueOf(row.getString("status")),
                new Visit.Settlement(
                        Approval.valueOf(row.getString("approval")),
                        instantOrNull(row, "adjusted_begin"),
                        instantOrNull(row, "adjusted_end"),
                        row.getInteger("set_minutes"),
                        row.getBoolean("chargeable"),
                        row.getInteger("approved_minutes"),
                        reason == null
                                ? null
                                : new NotDelivered(
                                        NotDelivered.Reason.valueOf(reason),
                                        NotDelivered.Account.valueOf(row.getString("not_delivered_account"))),
                        row.getString("cancel_reason")));
    }

    private static @Nullable ClockQuality quality(Row row, String column) {
        String name = row.getString(column);
        return name == null ? null : ClockQuality.valueOf(name);
    }
}
