package nl.ronde.audit;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads {@code audit_entry}; {@link Audit} alone writes it. */
final class AuditStore {
    private static final String SEARCH = """
            SELECT id, at, action, kind, user_id, roles, device_id, request_id, object_type, object_id, client_ids, reason
            FROM audit_entry
            WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR at >= $2)
              AND ($3::timestamptz IS NULL OR at < $3)
              AND ($4::uuid IS NULL OR user_id = $4)
              AND ($5::uuid IS NULL OR client_ids @> ARRAY[$5])
              AND ($6::text IS NULL OR object_type = $6)
              AND ($7::uuid IS NULL OR object_id = $7)
              AND ($8::text IS NULL OR action = $8)
              AND ($9::text IS NULL OR kind = $9)
              AND ($10::timestamptz IS NULL OR (at, id) < ($10, $11::uuid))
            ORDER BY at DESC, id DESC LIMIT $12""";

    /** The newest first. */
    List<AuditEntry> search(
            Tx tx, SearchAudit.Query query, @Nullable Instant beforeAt, @Nullable UUID beforeId, int rows) {
        return tx.list(
                SEARCH,
                AuditStore::entry,
                query.from(),
                query.until(),
                query.userId(),
                query.clientId(),
                query.objectType(),
                query.objectId(),
                query.action(),
                query.kind(),
                beforeAt,
                beforeId,
                rows);
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                SqlValues.instant(row, "at"),
                row.getString("action"),
                Audit.Kind.valueOf(row.getString("kind")),
                row.getUUID("user_id"),
                List.of(row.getArrayOfStrings("roles")),
                row.getUUID("device_id"),
                row.getString("request_id"),
                row.getString("object_type"),
                row.getUUID("object_id"),
                List.of(row.getArrayOfUUIDs("client_ids")),
                row.getString("reason"));
    }
}
