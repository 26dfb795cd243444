package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.staff.SickReported;
import org.jspecify.annotations.Nullable;

/**
 * The help that an absence leaves without its worker (vervanging), per absence and assignment: what the term of
 * replacement runs for. All SQL on {@code replacement_need}.
 */
public final class ReplacementNeeds {
    /** How far ahead an absence without a known end is looked at. */
    private static final int OPEN_END_DAYS = 28;

    /** Still planned, or not delivered for a cause on the provider's side: both need, or needed, somebody else. */
    private static final String AFFECTED = """
            SELECT assignment_id, client_id, min(agreement_id) AS agreement_id,
                   (array_agg(id ORDER BY starts_at, id))[1] AS first_visit_id, min(starts_at) AS starts_at,
                   bool_or(status = 'PLANNED') AS still_planned
            FROM visit
            WHERE provider_id = $1 AND worker_id = $2 AND day BETWEEN $3 AND $4 AND assignment_id IS NOT NULL
              AND (status = 'PLANNED' OR status = 'NOT_DELIVERED' AND not_delivered_account = 'PROVIDER')
            GROUP BY assignment_id, client_id ORDER BY assignment_id""";

    private static final String KNOWN = """
            SELECT id FROM replacement_need
            WHERE provider_id = $1 AND leave_id = $2 AND assignment_id = $3 ORDER BY noticed_at, id""";

    private static final String INSERT = """
            INSERT INTO replacement_need (provider_id, id, leave_id, worker_id, assignment_id, client_id, first_visit_id,
                noticed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    /**
     * Visits of one assignment that lose their worker.
     *
     * @param agreementId the agreement they are delivered under
     * @param noticedAt the earlier of the report and the begin of the first visit that did not take place (DVO 11.11)
     * @param stillPlanned the absent worker still stands in the plan of at least one of them
     */
    public record Affected(
            UUID assignmentId,
            @Nullable String agreementId,
            UUID clientId,
            UUID firstVisitId,
            Instant noticedAt,
            boolean stillPlanned) {}

    /** The assignments with visits of the absent worker on the days of the absence; without an end, 28 days ahead. */
    public List<Affected> affected(Tx tx, SickReported absence) {
        return tx.list(
                AFFECTED,
                row -> {
                    Instant begin = SqlValues.instant(row, "starts_at");
                    return new Affected(
                            row.getUUID("assignment_id"),
                            row.getString("agreement_id"),
                            row.getUUID("client_id"),
                            row.getUUID("first_visit_id"),
                            begin.isBefore(absence.occurredAt()) ? begin : absence.occurredAt(),
                            row.getBoolean("still_planned"));
                },
                absence.workerId(),
                absence.firstDay(),
                lastDay(absence));
    }

    private static LocalDate lastDay(SickReported absence) {
        if (absence.lastDay() != null) {
            return absence.lastDay();
        }
        LocalDate reported = AmsterdamTime.dateOf(absence.occurredAt());
        LocalDate from = absence.firstDay().isAfter(reported) ? absence.firstDay() : reported;
        return AmsterdamTime.plusDays(from, OPEN_END_DAYS);
    }

    /** The needs that this absence left, or leaves, at this assignment. */
    public List<UUID> known(Tx tx, SickReported absence, UUID assignmentId) {
        return tx.list(KNOWN, row -> row.getUUID("id"), absence.leaveId(), assignmentId);
    }

    /** Writes a need down; the reports of one worker come one by one. */
    public UUID add(Tx tx, SickReported absence, Affected affected) {
        UUID id = Ids.next();
        tx.send(
                INSERT,
                id,
                absence.leaveId(),
                absence.workerId(),
                affected.assignmentId(),
                affected.clientId(),
                affected.firstVisitId(),
                affected.noticedAt());
        return id;
    }
}
