package nl.ronde.device.push;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;

/** All SQL on the push tokens and wake-ups of {@code device}. */
final class PushStore {
    private static final String REGISTER = """
            UPDATE device SET push_token = $3, woken_at = NULL
            WHERE provider_id = $1 AND id = $2 AND revoked_at IS NULL AND push_token IS DISTINCT FROM $3""";

    /** One phone, enrolled twice, has one token. */
    private static final String LEAVE_TO =
            "UPDATE device SET push_token = NULL WHERE provider_id = $1 AND push_token = $3 AND id <> $2";

    private static final String TAKE = """
            UPDATE device SET woken_at = $2
            WHERE provider_id = $1 AND id IN (
                SELECT d.id FROM device d JOIN app_user u ON u.provider_id = $1 AND u.id = d.user_id
                WHERE d.provider_id = $1 AND d.push_token IS NOT NULL AND d.revoked_at IS NULL
                  AND (d.woken_at IS NULL OR d.woken_at <= $3)
                  AND EXISTS (SELECT 1 FROM change c WHERE c.provider_id = $1 AND c.worker_id = u.worker_id
                              AND c.xid > coalesce(d.pulled_xid, '0'::xid8))
                ORDER BY d.woken_at NULLS FIRST, d.id LIMIT $4
                FOR UPDATE OF d SKIP LOCKED)
            RETURNING id, push_token""";

    private static final String RELEASE =
            "UPDATE device SET woken_at = NULL WHERE provider_id = $1 AND id = ANY($2) AND woken_at = $3";

    private static final String DROP =
            "UPDATE device SET push_token = NULL WHERE provider_id = $1 AND id = $2 AND push_token = $3";

    void register(Tx tx, UUID deviceId, String pushToken) {
        tx.send(LEAVE_TO, deviceId, pushToken);
        tx.send(REGISTER, deviceId, pushToken);
    }

    /** Phones for which there is something they have not pulled and that were not woken since; marked as woken now. */
    List<Sleeper> take(Tx tx, Instant now, Instant lapsed, int most) {
        return tx.list(TAKE, row -> new Sleeper(row.getUUID("id"), row.getString("push_token")), now, lapsed, most);
    }

    /** These were not woken after all. */
    void release(Tx tx, Collection<UUID> deviceIds, Instant takenAt) {
        tx.send(RELEASE, deviceIds.toArray(UUID[]::new), takenAt);
    }

    void drop(Tx tx, Sleeper gone) {
        tx.send(DROP, gone.deviceId(), gone.pushToken());
    }

    /** A phone to wake up. */
    record Sleeper(UUID deviceId, String pushToken) {}
}
