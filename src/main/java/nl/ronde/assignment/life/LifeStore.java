package nl.ronde.assignment.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code assignment_entry}: only ever added to; an urgent request learns its assignment once. */
final class LifeStore {
    static final String TYPE = "assignmentEntry";

    private static final String INSERT = """
            INSERT INTO assignment_entry (provider_id, id, client_id, assignment_id, agreement_id, kind, about_id, happened_at,
                first_day, last_day, worker_id, details, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private static final String SELECT = """
            SELECT id, client_id, assignment_id, agreement_id, kind, about_id, happened_at, first_day, last_day, worker_id,
                   details, recorded_by, recorded_at
            FROM assignment_entry WHERE provider_id = $1\s""";

    private static final String OF_ASSIGNMENT = SELECT + "AND assignment_id = $2 ORDER BY recorded_at, id";

    private static final String URGENT = SELECT + """
            AND kind = 'URGENT_REQUEST' AND client_id = $2 AND (assignment_id IS NULL OR assignment_id = $3)
            ORDER BY happened_at, id""";

    private static final String AWAIT_VISIT = SELECT + """
            AND kind IN ('URGENT_REQUEST', 'WORKER_CHANGE') AND client_id = $2
            AND (assignment_id IS NULL OR assignment_id = $3)
            ORDER BY happened_at, id""";

    private static final String URGENT_PAGE = SELECT + """
            AND kind = 'URGENT_REQUEST'
            AND ($2::uuid IS NULL OR client_id = $2)
            AND ($3::timestamptz IS NULL OR (happened_at, id) < ($3, $4::uuid))
            ORDER BY happened_at DESC, id DESC LIMIT $5""";

    private static final String JOIN = """
            UPDATE assignment_entry SET assignment_id = $3, agreement_id = coalesce(agreement_id, $4)
            WHERE provider_id = $1 AND kind = 'URGENT_REQUEST' AND client_id = $2 AND assignment_id IS NULL
              AND (agreement_id IS NULL OR agreement_id = $4)""";

    void insert(Tx tx, LifeEntry entry) {
        tx.update(
                INSERT,
                entry.id(),
                entry.clientId(),
                entry.assignmentId(),
                entry.agreementId(),
                entry.kind(),
                entry.aboutId(),
                entry.happenedAt(),
                entry.firstDay(),
                entry.lastDay(),
                entry.workerId(),
                Json.write(entry.details()),
                entry.recordedBy(),
                entry.recordedAt());
    }

    List<LifeEntry> ofAssignment(Tx tx, UUID assignmentId) {
        return tx.list(OF_ASSIGNMENT, LifeStore::entry, assignmentId);
    }

    /** Urgent requests for a client that belong to this assignment, or to none yet. */
    List<LifeEntry> urgent(Tx tx, UUID clientId, @Nullable UUID assignmentId) {
        return tx.list(URGENT, LifeStore::entry, clientId, assignmentId);
    }

    /** What a delivered visit may settle. */
    List<LifeEntry> awaitVisit(Tx tx, UUID clientId, @Nullable UUID assignmentId) {
        return tx.list(AWAIT_VISIT, LifeStore::entry, clientId, assignmentId);
    }

    /** The newest urgent requests first. */
    List<LifeEntry> urgentPage(
            Tx tx, @Nullable UUID clientId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(URGENT_PAGE, LifeStore::entry, clientId, beforeTime, beforeId, rows);
    }

    /** What was asked for this client before its assignment came belongs to the assignment from now on. */
    int join(Tx tx, Assignment assignment) {
        return tx.update(JOIN, assignment.clientId(), assignment.id(), assignment.agreementId());
    }

    private static LifeEntry entry(Row row) {
        return new LifeEntry(
                row.getUUID("id"),
                row.getUUID("client_id"),
                row.getUUID("assignment_id"),
                row.getString("agreement_id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getUUID("about_id"),
                SqlValues.instant(row, "happened_at"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getUUID("worker_id"),
                Json.read(row.getString("details"), JsonNode.class),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
