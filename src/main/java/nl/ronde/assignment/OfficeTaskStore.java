package nl.ronde.assignment;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.OfficeTask.Kind;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code office_task}. */
final class OfficeTaskStore {
    private static final String COLUMNS = """
            SELECT id, kind, client_id, assignment_id, message_id, opened_at, settled_at, settled_by, reason
            FROM office_task\s""";

    private static final String INSERT = """
            INSERT INTO office_task (provider_id, id, kind, client_id, assignment_id, message_id, opened_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""";

    private static final String LOCK = COLUMNS + "WHERE provider_id = $1 AND id = $2 FOR UPDATE";

    private static final String SETTLE = """
            UPDATE office_task SET settled_at = $3, settled_by = $4, reason = $5
            WHERE provider_id = $1 AND id = $2""";

    private static final String SETTLE_OF_ASSIGNMENT = """
            UPDATE office_task SET settled_at = $4, reason = $5
            WHERE provider_id = $1 AND assignment_id = $2 AND kind = $3 AND settled_at IS NULL""";

    private static final String LIST = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::text IS NULL OR kind = $2)
              AND ($3::boolean IS NULL OR (settled_at IS NULL) = $3)
              AND ($4::uuid IS NULL OR client_id = $4)
              AND ($5::timestamptz IS NULL OR (opened_at, id) > ($5, $6::uuid))
            ORDER BY opened_at, id LIMIT $7""";

    /** Opens a task, unless the same one is open. */
    void open(Tx tx, OfficeTask task) {
        tx.send(
                INSERT,
                task.id(),
                task.kind(),
                task.clientId(),
                task.assignmentId(),
                task.messageId(),
                task.openedAt());
    }

    Optional<OfficeTask> lock(Tx tx, UUID id) {
        return tx.find(LOCK, OfficeTaskStore::task, id);
    }

    void settle(Tx tx, OfficeTask task) {
        tx.send(SETTLE, task.id(), task.settledAt(), task.settledBy(), task.reason());
    }

    /** Settles the open task of this kind about an assignment, where there is one, by what happened. */
    void settleOf(Tx tx, UUID assignmentId, Kind kind, Instant at, String reason) {
        tx.send(SETTLE_OF_ASSIGNMENT, assignmentId, kind, at, reason);
    }

    List<OfficeTask> list(
            Tx tx,
            @Nullable Kind kind,
            @Nullable Boolean open,
            @Nullable UUID clientId,
            @Nullable Instant afterOpening,
            @Nullable UUID afterId,
            int rows) {
        return tx.list(LIST, OfficeTaskStore::task, kind, open, clientId, afterOpening, afterId, rows);
    }

    private static OfficeTask task(Row row) {
        return new OfficeTask(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getUUID("client_id"),
                row.getUUID("assignment_id"),
                row.getUUID("message_id"),
                SqlValues.instant(row, "opened_at"),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getUUID("settled_by"),
                row.getString("reason"));
    }
}
