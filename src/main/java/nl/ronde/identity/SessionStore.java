package nl.ronde.identity;

import static nl.ronde.platform.db.SqlValues.instant;
import static nl.ronde.platform.db.SqlValues.instantOrNull;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code refresh_token} and {@code one_time_link}. */
final class SessionStore {
    private static final String INSERT = """
            INSERT INTO refresh_token (provider_id, token_hash, family_id, user_id, device_id, family_started_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String LOCK = """
            SELECT token_hash, family_id, user_id, device_id, family_started_at, expires_at, used_at, successor_hash, revoked_at
            FROM refresh_token WHERE provider_id = $1 AND token_hash = $2 FOR UPDATE""";

    private static final String MARK_USED = """
            UPDATE refresh_token SET used_at = $3, successor_hash = $4 WHERE provider_id = $1 AND token_hash = $2""";

    private static final String REVOKE_FAMILY = """
            UPDATE refresh_token SET revoked_at = $3 WHERE provider_id = $1 AND family_id = $2 AND revoked_at IS NULL""";

    private static final String REVOKE_USER = """
            UPDATE refresh_token SET revoked_at = $3 WHERE provider_id = $1 AND user_id = $2 AND revoked_at IS NULL""";

    private static final String FAMILY_STANDS = """
            SELECT u.session_version, u.disabled, d.revoked_at, d.wipe_ordered_at,
                   EXISTS (SELECT 1 FROM refresh_token t
                           WHERE t.provider_id = $1 AND t.family_id = $3 AND t.revoked_at IS NULL) AS stands
            FROM app_user u LEFT JOIN device d ON d.provider_id = $1 AND d.id = $4
            WHERE u.provider_id = $1 AND u.id = $2""";

    private static final String DEVICE =
            "SELECT public_key, revoked_at, wipe_ordered_at FROM device WHERE provider_id = $1 AND id = $2";

    private static final String REVOKE_DEVICE = """
            UPDATE refresh_token SET revoked_at = $3 WHERE provider_id = $1 AND device_id = $2 AND revoked_at IS NULL""";

    private static final String INSERT_LINK = """
            INSERT INTO one_time_link (provider_id, token_hash, user_id, purpose, expires_at) VALUES ($1, $2, $3, $4, $5)""";

    private static final String USE_LINK = """
            UPDATE one_time_link SET used_at = $3
            WHERE provider_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3 RETURNING user_id""";

    private static final String VOID_LINKS = """
            UPDATE one_time_link SET used_at = $3 WHERE provider_id = $1 AND user_id = $2 AND used_at IS NULL""";

    void insert(Tx tx, SecretToken token, Refresh refresh) {
        tx.send(
                INSERT,
                token.hash(),
                refresh.familyId(),
                refresh.userId(),
                refresh.deviceId(),
                refresh.familyStartedAt(),
                refresh.expiresAt());
    }

    Optional<Refresh> lock(Tx tx, byte[] hash) {
        return tx.find(LOCK, SessionStore::refresh, hash);
    }

    void markUsed(Tx tx, byte[] hash, Instant at, byte[] successorHash) {
        tx.send(MARK_USED, hash, at, successorHash);
    }

    void revokeFamily(Tx tx, UUID familyId, Instant at) {
        tx.update(REVOKE_FAMILY, familyId, at);
    }

    void revokeUser(Tx tx, UUID userId, Instant at) {
        tx.update(REVOKE_USER, userId, at);
    }

    void revokeDevice(Tx tx, UUID deviceId, Instant at) {
        tx.update(REVOKE_DEVICE, deviceId, at);
    }

    /** Whether a session may go on; a wiped phone is told so whatever else became of its session. */
    Standing standing(Tx tx, UUID userId, UUID familyId, @Nullable UUID deviceId, int sessionVersion) {
        return tx.find(FAMILY_STANDS, row -> standing(row, sessionVersion), userId, familyId, deviceId)
                .orElse(Standing.ENDED);
    }

    private static Standing standing(Row row, int sessionVersion) {
        if (instantOrNull(row, "wipe_ordered_at") != null) {
            return Standing.DEVICE_WIPED;
        }
        if (instantOrNull(row, "revoked_at") != null) {
            return Standing.DEVICE_REVOKED;
        }
        boolean stands = row.getBoolean("stands")
                && !row.getBoolean("disabled")
                && row.getInteger("session_version") == sessionVersion;
        return stands ? Standing.STANDS : Standing.ENDED;
    }

    /** What a refresh asks of the phone that the session is bound to. */
    BoundDevice device(Tx tx, UUID deviceId) {
        return tx.one(
                DEVICE,
                row -> new BoundDevice(
                        SqlValues.bytes(row, "public_key"),
                        instantOrNull(row, "revoked_at") != null,
                        instantOrNull(row, "wipe_ordered_at") != null),
                deviceId);
    }

    void insertLink(Tx tx, SecretToken token, UUID userId, LinkPurpose purpose, Instant expiresAt) {
        tx.update(INSERT_LINK, token.hash(), userId, purpose, expiresAt);
    }

    /** Uses the link up; empty where it is unknown, used or expired. */
    Optional<UUID> useLink(Tx tx, byte[] hash, Instant at) {
        return tx.find(USE_LINK, row -> row.getUUID("user_id"), hash, at);
    }

    void voidLinks(Tx tx, UUID userId, Instant at) {
        tx.update(VOID_LINKS, userId, at);
    }

    private static Refresh refresh(Row row) {
        return new Refresh(
                row.getUUID("family_id"),
                row.getUUID("user_id"),
                row.getUUID("device_id"),
                instant(row, "family_started_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "used_at"),
                SqlValues.bytes(row, "successor_hash"),
                instantOrNull(row, "revoked_at"));
    }

    /** Whether a session may go on. */
    enum Standing {
        STANDS,
        ENDED,
        DEVICE_REVOKED,
        DEVICE_WIPED
    }

    /** A phone as a refresh sees it; {@code publicKey} is X.509 SPKI, where it gave one. */
    record BoundDevice(byte @Nullable [] publicKey, boolean revoked, boolean wiped) {}

    /** What a one-time link is for. */
    enum LinkPurpose {
        ACTIVATION,
        RESET
    }

    /** A refresh token as kept. */
    record Refresh(
            UUID familyId,
            UUID userId,
            @Nullable UUID deviceId,
            Instant familyStartedAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            byte @Nullable [] successorHash,
            @Nullable Instant revokedAt) {}
}
