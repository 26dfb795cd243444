package nl.ronde.device;

import static nl.ronde.platform.db.SqlValues.instant;
import static nl.ronde.platform.db.SqlValues.instantOrNull;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code device}, but for its health and its wake-ups. */
final class DeviceStore {
    private static final String SELECT = """
            SELECT d.id, d.user_id, u.worker_id, d.name, d.model, d.platform_version, d.public_key IS NOT NULL AS key_bound,
                   d.push_token IS NOT NULL AS wakeable, d.enrolled_at, d.revoked_at, d.wipe_ordered_at, d.wiped_at,
                   d.last_contact_at, d.pulled_at, d.app_version, d.queue_length, d.oldest_unsent_at, d.clock_skew_ms
            FROM device d JOIN app_user u ON u.provider_id = $1 AND u.id = d.user_id
            WHERE d.provider_id = $1\s""";

    private static final String FIND = SELECT + "AND d.id = $2";

    private static final String LOCK = FIND + " FOR UPDATE OF d";

    private static final String LIST = SELECT + """
            AND ($2::uuid IS NULL OR u.worker_id = $2)
            AND ($3::boolean IS NULL OR (d.revoked_at IS NULL) = $3)
            AND ($4::timestamptz IS NULL OR (d.enrolled_at, d.id) > ($4, $5::uuid))
            ORDER BY d.enrolled_at, d.id LIMIT $6""";

    private static final String OF_WORKERS = SELECT + """
            AND u.worker_id = ANY($2)
            ORDER BY d.last_contact_at DESC NULLS LAST, d.enrolled_at DESC, d.id""";

    private static final String INSERT = """
            INSERT INTO device (provider_id, id, user_id, name, model, platform_version, public_key, enrolled_at,
                                last_contact_at, app_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)""";

    private static final String COUNT_ACTIVE =
            "SELECT count(*) AS active FROM device WHERE provider_id = $1 AND user_id = $2 AND revoked_at IS NULL";

    private static final String STOP = """
            UPDATE device SET revoked_at = coalesce(revoked_at, $3), push_token = NULL,
                   wipe_ordered_at = CASE WHEN $4 THEN coalesce(wipe_ordered_at, $3) ELSE wipe_ordered_at END
            WHERE provider_id = $1 AND id = $2""";

    private static final String CONFIRM_WIPED = """
            UPDATE device SET wiped_at = coalesce(wiped_at, $3), last_contact_at = $3
            WHERE provider_id = $1 AND id = $2 AND wipe_ordered_at IS NOT NULL""";

    void insert(Tx tx, UUID userId, NewDevice device, Instant at) {
        tx.send(
                INSERT,
                device.id(),
                userId,
                device.name(),
                device.model(),
                device.platformVersion(),
                device.publicKey(),
                at,
                device.appVersion());
    }

    Optional<Device> find(Tx tx, UUID id) {
        return tx.find(FIND, DeviceStore::device, id);
    }

    /** The phone, held until the end of the transaction. */
    Optional<Device> lock(Tx tx, UUID id) {
        return tx.find(LOCK, DeviceStore::device, id);
    }

    List<Device> list(
            Tx tx,
            @Nullable UUID workerId,
            @Nullable Boolean active,
            @Nullable Instant afterEnrolled,
            @Nullable UUID afterId,
            int rows) {
        return tx.list(LIST, DeviceStore::device, workerId, active, afterEnrolled, afterId, rows);
    }

    List<Device> ofWorkers(Tx tx, Collection<UUID> workerIds) {
        return tx.list(OF_WORKERS, DeviceStore::device, (Object) workerIds.toArray(UUID[]::new));
    }

    int countActive(Tx tx, UUID userId) {
        return tx.one(COUNT_ACTIVE, row -> row.getInteger("active"), userId);
    }

    void stop(Tx tx, UUID id, Instant at, boolean wipe) {
        tx.update(STOP, id, at, wipe);
    }

    /** False where no wipe was ordered. */
    boolean confirmWiped(Tx tx, UUID id, Instant at) {
        return tx.update(CONFIRM_WIPED, id, at) == 1;
    }

    private static Device device(Row row) {
        return new Device(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("worker_id"),
                row.getString("name"),
                row.getString("model"),
                row.getString("platform_version"),
                row.getBoolean("key_bound"),
                row.getBoolean("wakeable"),
                instant(row, "enrolled_at"),
                instantOrNull(row, "revoked_at"),
                instantOrNull(row, "wipe_ordered_at"),
                instantOrNull(row, "wiped_at"),
                new Device.Health(
                        instantOrNull(row, "last_contact_at"),
                        instantOrNull(row, "pulled_at"),
                        row.getString("app_version"),
                        row.getInteger("queue_length"),
                        instantOrNull(row, "oldest_unsent_at"),
                        row.getLong("clock_skew_ms")));
    }

    /** A phone as it presents itself; the key is X.509 SPKI. */
    record NewDevice(
            UUID id,
            String name,
            String model,
            @Nullable String platformVersion,
            @Nullable String appVersion,
            byte @Nullable [] publicKey) {}
}
