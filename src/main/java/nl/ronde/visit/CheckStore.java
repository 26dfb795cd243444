package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** What the rules ask about other visits. */
final class CheckStore {
    private static final String OVERLAPPING = """
            SELECT id FROM visit
            WHERE provider_id = $1 AND id <> $2 AND (done_by = $3 OR client_id = $4) AND day BETWEEN $5 AND $6
              AND status IN ('UNDER_WAY', 'COMPLETED')
              AND coalesce(adjusted_begin, begin_at) < $8 AND coalesce(adjusted_end, end_at) > $7
              AND ($9::uuid IS NULL OR joint_visit_id IS DISTINCT FROM $9)
            ORDER BY id LIMIT 1""";

    private static final String MINUTES = """
            SELECT coalesce(sum(coalesce(set_minutes, greatest(0, floor(extract(epoch FROM
                       coalesce(adjusted_end, end_at) - coalesce(adjusted_begin, begin_at)) / 60)))), 0)::bigint AS minutes
            FROM visit
            WHERE provider_id = $1 AND assignment_id = $2 AND day BETWEEN $3 AND $4 AND id <> $5
              AND status = 'COMPLETED' AND chargeable""";

    private static final String CHECK_OUT_MISSING = """
            SELECT v.id FROM visit v
            WHERE v.provider_id = $1 AND v.status = 'UNDER_WAY' AND v.check_out_due_at <= $2
              AND NOT EXISTS (SELECT 1 FROM visit_exception e
                              WHERE e.provider_id = $1 AND e.visit_id = v.id AND e.code = 'MISSING_CHECK_OUT')
            ORDER BY v.id""";

    private static final String WITHOUT_LEGITIMATION = """
            SELECT v.id FROM visit v JOIN visit_exception e ON e.provider_id = v.provider_id AND e.visit_id = v.id
            WHERE v.provider_id = $1 AND v.done_by = $2 AND v.client_id = $3 AND v.id <> $4
              AND e.code = 'NO_LEGITIMATION' AND e.settled_at IS NULL
            ORDER BY v.id""";

    /** Another visit of this worker or client whose times overlap these; joint visits do not count. */
    Tx.Later<UUID> overlapping(Tx tx, Visit visit, @Nullable UUID workerId, Instant begin, Instant end) {
        LocalDate day = visit.day();
        return tx.later(
                OVERLAPPING,
                row -> row.getUUID("id"),
                visit.id(),
                workerId,
                visit.target().clientId(),
                AmsterdamTime.plusDays(day, -1),
                AmsterdamTime.plusDays(day, 1),
                begin,
                end,
                visit.plan().jointVisitId());
    }

    /** Delivered, chargeable minutes of the assignment on these days, without this visit. */
    Tx.Later<Long> minutes(Tx tx, UUID assignmentId, VisitRules.Span span, UUID exceptVisitId) {
        return tx.later(MINUTES, row -> row.getLong("minutes"), assignmentId, span.from(), span.until(), exceptVisitId);
    }

    /** Visits under way whose check-out should have come by now, and about which nobody was told yet. */
    List<UUID> checkOutMissing(Tx tx, Instant now) {
        return tx.list(CHECK_OUT_MISSING, row -> row.getUUID("id"), now);
    }

    /** Other visits of this pair that wait for identification. */
    List<UUID> withoutLegitimation(Tx tx, UUID workerId, UUID clientId, UUID exceptVisitId) {
        return tx.list(WITHOUT_LEGITIMATION, row -> row.getUUID("id"), workerId, clientId, exceptVisitId);
    }
}
