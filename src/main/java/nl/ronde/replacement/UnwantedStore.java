package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code unwanted_combination}. */
final class UnwantedStore {
    static final String TYPE = "unwantedCombination";

    private static final String SELECT = """
            SELECT id, client_id, worker_id, wish_of, reason, set_at, set_by, removed_at, removed_reason
            FROM unwanted_combination WHERE provider_id = $1\s""";

    private static final String LOCK = SELECT + "AND id = $2 FOR UPDATE";

    private static final String BETWEEN = SELECT + "AND client_id = $2 AND worker_id = $3 AND removed_at IS NULL";

    private static final String OF_CLIENT = SELECT + "AND client_id = $2 AND removed_at IS NULL ORDER BY id";

    private static final String LIST = SELECT + """
            AND ($2::uuid IS NULL OR client_id = $2) AND ($3::uuid IS NULL OR worker_id = $3) AND removed_at IS NULL
            AND ($4::timestamptz IS NULL OR (set_at, id) < ($4, $5::uuid))
            ORDER BY set_at DESC, id DESC LIMIT $6""";

    private static final String INSERT = """
            INSERT INTO unwanted_combination (provider_id, id, client_id, worker_id, wish_of, reason, set_at, set_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (provider_id, client_id, worker_id) WHERE removed_at IS NULL DO NOTHING""";

    private static final String REMOVE = """
            UPDATE unwanted_combination SET removed_at = $3, removed_by = $4, removed_reason = $5
            WHERE provider_id = $1 AND id = $2""";

    Optional<Unwanted> lock(Tx tx, UUID id) {
        return tx.find(LOCK, UnwantedStore::unwanted, id);
    }

    Optional<Unwanted> between(Tx tx, UUID clientId, UUID workerId) {
        return tx.find(BETWEEN, UnwantedStore::unwanted, clientId, workerId);
    }

    List<Unwanted> ofClient(Tx tx, UUID clientId) {
        return tx.list(OF_CLIENT, UnwantedStore::unwanted, clientId);
    }

    /** What holds now, the newest first. */
    List<Unwanted> list(
            Tx tx,
            @Nullable UUID clientId,
            @Nullable UUID workerId,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int rows) {
        return tx.list(LIST, UnwantedStore::unwanted, clientId, workerId, beforeTime, beforeId, rows);
    }

    /** False where this pair is unwanted already. */
    boolean insert(Tx tx, Unwanted pair) {
        return tx.update(
                        INSERT,
                        pair.id(),
                        pair.clientId(),
                        pair.workerId(),
                        pair.wishOf(),
                        pair.reason(),
                        pair.setAt(),
                        pair.setBy())
                == 1;
    }

    void remove(Tx tx, UUID id, Instant at, UUID byUser, String reason) {
        tx.send(REMOVE, id, at, byUser, reason);
    }

    private static Unwanted unwanted(Row row) {
        return new Unwanted(
                row.getUUID("id"),
                row.getUUID("client_id"),
                row.getUUID("worker_id"),
                WishOf.valueOf(row.getString("wish_of")),
                row.getString("reason"),
                SqlValues.instant(row, "set_at"),
                row.getUUID("set_by"),
                SqlValues.instantOrNull(row, "removed_at"),
                row.getString("removed_reason"));
    }

    /** A client and a worker who must not meet. */
    record Unwanted(
            UUID id,
            UUID clientId,
            UUID workerId,
            WishOf wishOf,
            String reason,
            Instant setAt,
            UUID setBy,
            @Nullable Instant removedAt,
            @Nullable String removedReason) {}

    /** Whose wish it is. */
    enum WishOf {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("worker")
        WORKER,
        @JsonProperty("provider")
        PROVIDER
    }
}
