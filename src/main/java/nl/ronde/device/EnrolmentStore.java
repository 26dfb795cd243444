package nl.ronde.device;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code device_enrolment}. */
final class EnrolmentStore {
    private static final String INSERT = """
            INSERT INTO device_enrolment (provider_id, token_hash, user_id, made_by, made_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String VOID = """
            UPDATE device_enrolment SET voided_at = $3
            WHERE provider_id = $1 AND user_id = $2 AND used_at IS NULL AND voided_at IS NULL""";

    private static final String USER =
            "SELECT user_id FROM device_enrolment WHERE provider_id = $1 AND token_hash = $2";

    private static final String USE = """
            UPDATE device_enrolment SET used_at = $3, device_id = $4
            WHERE provider_id = $1 AND token_hash = $2 AND used_at IS NULL AND voided_at IS NULL AND expires_at > $3""";

    void insert(Tx tx, byte[] hash, UUID userId, @Nullable UUID madeBy, Instant madeAt, Instant expiresAt) {
        tx.send(INSERT, hash, userId, madeBy, madeAt, expiresAt);
    }

    void voidUnused(Tx tx, UUID userId, Instant at) {
        tx.send(VOID, userId, at);
    }

    /** Whom the link is for, whatever became of it. */
    Optional<UUID> user(Tx tx, byte[] hash) {
        return tx.find(USER, row -> row.getUUID("user_id"), hash);
    }

    /** Uses the link up for this phone; false where it was used, voided or has expired. */
    boolean use(Tx tx, byte[] hash, Instant at, UUID deviceId) {
        return tx.update(USE, hash, at, deviceId) == 1;
    }
}
