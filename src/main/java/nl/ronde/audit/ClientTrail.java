package nl.ronde.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads the trail of one client for those who tell the client of it: people only, and nothing of a meldcode. */
public final class ClientTrail {
    private static final String OF_CLIENT = """
            SELECT id, at, action, kind, user_id, roles, object_type
            FROM audit_entry
            WHERE provider_id = $1 AND client_ids @> ARRAY[$2::uuid] AND user_id IS NOT NULL
              AND kind <> 'DENY' AND object_type NOT ILIKE '%meldcode%' AND action NOT ILIKE '%meldcode%'
              AND at >= $3 AND at < $4
              AND ($5::timestamptz IS NULL OR (at, id) < ($5, $6::uuid))
            ORDER BY at DESC, id DESC LIMIT $7""";

    /** One look or act of a person. */
    public record Look(
            UUID id, Instant at, String action, Audit.Kind kind, UUID userId, List<String> roles, String objectType) {}

    /**
     * What people did with the file of a client, the newest first.
     *
     * @param from first instant
     * @param until first instant that is too late
     */
    public List<Look> of(
            Tx tx,
            UUID clientId,
            Instant from,
            Instant until,
            @Nullable Instant beforeAt,
            @Nullable UUID beforeId,
            int rows) {
        return tx.list(
                OF_CLIENT,
                row -> new Look(
                        row.getUUID("id"),
                        SqlValues.instant(row, "at"),
                        row.getString("action"),
                        Audit.Kind.valueOf(row.getString("kind")),
                        row.getUUID("user_id"),
                        List.of(row.getArrayOfStrings("roles")),
                        row.getString("object_type")),
                clientId,
                from,
                until,
                beforeAt,
                beforeId,
                rows);
    }
}
