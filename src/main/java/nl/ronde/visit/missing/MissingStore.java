package nl.ronde.visit.missing;

import static nl.ronde.platform.db.SqlValues.instant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads planned visits of which nothing has come in. */
final class MissingStore {
    private static final String LIST = """
            SELECT v.id, v.client_id, v.worker_id, v.planned_begin, v.planned_end FROM visit v
            WHERE v.provider_id = $1 AND v.status = 'PLANNED' AND NOT v.off_plan AND v.worker_id IS NOT NULL
              AND v.planned_end < $2
              AND ($3::timestamptz IS NULL OR (v.planned_end, v.id) < ($3, $4::uuid))
              AND NOT EXISTS (SELECT 1 FROM visit_event e WHERE e.provider_id = $1 AND e.visit_id = v.id)
            ORDER BY v.planned_end DESC, v.id DESC LIMIT $5""";

    List<Missing> list(Tx tx, Instant endedBefore, @Nullable Instant afterEnd, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                row -> new Missing(
                        row.getUUID("id"),
                        row.getUUID("client_id"),
                        row.getUUID("worker_id"),
                        instant(row, "planned_begin"),
                        instant(row, "planned_end")),
                endedBefore,
                afterEnd,
                afterId,
                rows);
    }

    record Missing(UUID id, UUID clientId, UUID workerId, Instant begin, Instant end) {}
}
