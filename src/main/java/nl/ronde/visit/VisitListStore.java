package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Lists of visits for the office. */
final class VisitListStore {
    private static final String LIST = "SELECT " + VisitStore.COLUMNS + """
            FROM visit v
            WHERE v.provider_id = $1
              AND ($2::date IS NULL OR v.day >= $2)
              AND ($3::date IS NULL OR v.day <= $3)
              AND ($4::uuid IS NULL OR coalesce(v.done_by, v.worker_id) = $4 OR v.worker_id = $4)
              AND ($5::uuid IS NULL OR v.client_id = $5)
              AND ($6::uuid IS NULL OR v.assignment_id = $6)
              AND ($7::text IS NULL OR v.status = $7)
              AND ($8::text IS NULL OR v.approval = $8)
              AND ($9::timestamptz IS NULL OR (v.starts_at, v.id) > ($9, $10::uuid))
            ORDER BY v.starts_at, v.id LIMIT $11""";

    /** One page, by begin. */
    List<Visit> list(Tx tx, Filter filter, @Nullable Instant afterStart, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                VisitStore::visit,
                filter.from(),
                filter.until(),
                filter.workerId(),
                filter.clientId(),
                filter.assignmentId(),
                filter.status(),
                filter.approval(),
                afterStart,
                afterId,
                rows);
    }

    /** Which visits; null means all. Days are those that minutes are booked on, both included. */
    record Filter(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID workerId,
            @Nullable UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable VisitStatus status,
            @Nullable Approval approval) {}
}
