package nl.ronde.visit.settle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.Approval;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code care_period_approval}, and the sums of a period. */
final class ApprovalStore {
    private static final String ADD = """
            INSERT INTO care_period_approval (provider_id, id, agreement_id, iso_year, period, visits, minutes, at, by_user)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String LATEST = """
            SELECT at, by_user FROM care_period_approval
            WHERE provider_id = $1 AND agreement_id = $2 AND iso_year = $3 AND period = $4 ORDER BY at DESC, id DESC LIMIT 1""";

    private static final String COUNTS = """
            SELECT status, approval, count(*)::integer AS visits, coalesce(sum(approved_minutes), 0)::integer AS minutes
            FROM visit WHERE provider_id = $1 AND agreement_id = $2 AND day BETWEEN $3 AND $4
            GROUP BY status, approval ORDER BY status, approval""";

    private static final String APPROVED = """
            SELECT id, version, client_id, assignment_id, day, approved_minutes FROM visit
            WHERE provider_id = $1 AND agreement_id = $2 AND day BETWEEN $3 AND $4
              AND status = 'COMPLETED' AND approval = 'APPROVED' AND chargeable
            ORDER BY client_id, assignment_id, day, starts_at, id""";

    private static final String NOT_APPROVED = """
            SELECT id, day, status, count(*) OVER ()::integer AS visits FROM visit
            WHERE provider_id = $1 AND agreement_id = $2 AND day BETWEEN $3 AND $4
              AND status <> 'CANCELLED' AND approval <> 'APPROVED'
            ORDER BY day, starts_at, id LIMIT 100""";

    void add(Tx tx, String agreementId, CarePeriod period, int visits, int minutes, Instant at, @Nullable UUID byUser) {
        tx.send(ADD, Ids.next(), agreementId, period.isoYear(), period.period(), visits, minutes, at, byUser);
    }

    Optional<Latest> latest(Tx tx, String agreementId, CarePeriod period) {
        return tx.find(
                LATEST,
                row -> new Latest(SqlValues.instant(row, "at"), row.getUUID("by_user")),
                agreementId,
                period.isoYear(),
                period.period());
    }

    List<Count> counts(Tx tx, String agreementId, CarePeriod period) {
        return tx.list(
                COUNTS,
                row -> new Count(
                        VisitStatus.valueOf(row.getString("status")),
                        Approval.valueOf(row.getString("approval")),
                        row.getInteger("visits"),
                        row.getInteger("minutes")),
                agreementId,
                period.firstDay(),
                period.lastDay());
    }

    List<ApprovedVisits.ApprovedVisit> approved(Tx tx, String agreementId, LocalDate from, LocalDate until) {
        return tx.list(
                APPROVED,
                row -> new ApprovedVisits.ApprovedVisit(
                        row.getUUID("id"),
                        row.getInteger("version"),
                        row.getUUID("client_id"),
                        row.getUUID("assignment_id"),
                        row.getLocalDate("day"),
                        row.getInteger("approved_minutes")),
                agreementId,
                from,
                until);
    }

    List<ApprovedVisits.Waiting> notApproved(Tx tx, String agreementId, CarePeriod period) {
        return tx.list(
                NOT_APPROVED,
                row -> new ApprovedVisits.Waiting(
                        row.getUUID("id"),
                        row.getLocalDate("day"),
                        VisitStatus.valueOf(row.getString("status")),
                        row.getInteger("visits")),
                agreementId,
                period.firstDay(),
                period.lastDay());
    }

    record Latest(Instant at, @Nullable UUID byUser) {}

    /** Visits with one status and approval; minutes are those approved. */
    record Count(VisitStatus status, Approval approval, int visits, int minutes) {}
}
