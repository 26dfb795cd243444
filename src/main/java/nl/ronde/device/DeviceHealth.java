package nl.ronde.device;

import java.time.Instant;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a phone tells of itself. Each call is one statement that nobody waits for: it is left out while the phone's row
 * is held by another of its requests, and where nothing but the time of contact would change it is written once a minute.
 */
public final class DeviceHealth {
    private static final int CONTACT_EVERY_SECONDS = 60;

    private static final String SEEN = """
            UPDATE device SET last_contact_at = $3, app_version = coalesce($4, app_version),
                   queue_length = coalesce($5::integer, queue_length),
                   oldest_unsent_at = CASE WHEN $5::integer IS NULL THEN oldest_unsent_at ELSE $6 END,
                   clock_skew_ms = coalesce($7::bigint, clock_skew_ms)
            WHERE provider_id = $1 AND id = (SELECT d.id FROM device d WHERE d.provider_id = $1 AND d.id = $2
                                             FOR UPDATE SKIP LOCKED)
              AND (last_contact_at IS NULL OR last_contact_at <= $8
                   OR $4::text IS NOT NULL AND $4 IS DISTINCT FROM app_version
                   OR $5::integer IS NOT NULL AND ($5, $6::timestamptz) IS DISTINCT FROM (queue_length, oldest_unsent_at)
                   OR $7::bigint IS NOT NULL AND (clock_skew_ms IS NULL OR abs($7 - clock_skew_ms) > 1000))""";

    private static final String PULLED = """
            UPDATE device SET last_contact_at = $3, pulled_at = $3, pulled_xid = $4::bigint::text::xid8, woken_at = NULL
            WHERE provider_id = $1 AND id = (SELECT d.id FROM device d WHERE d.provider_id = $1 AND d.id = $2
                                             FOR UPDATE SKIP LOCKED)
              AND (pulled_at IS NULL OR pulled_at <= $5 OR woken_at IS NOT NULL
                   OR pulled_xid IS DISTINCT FROM $4::bigint::text::xid8)""";

    private final BusinessClock clock;

    DeviceHealth(BusinessClock clock) {
        this.clock = clock;
    }

    /** The phone was heard of and told this. Does nothing for a session that is bound to no phone. */
    public void seen(Tx tx, Actor actor, Report report) {
        if (actor.deviceId() != null) {
            Instant now = clock.instant();
            tx.send(
                    SEEN,
                    actor.deviceId(),
                    now,
                    report.appVersion(),
                    report.queueLength(),
                    report.oldestUnsentAt(),
                    report.skewMs(),
                    AmsterdamTime.plusSeconds(now, -CONTACT_EVERY_SECONDS));
        }
    }

    /**
     * The phone has every change of the transactions up to and including this one. Does nothing for a session that is bound
     * to no phone.
     *
     * @param xid as in {@code change.xid}
     */
    public void pulled(Tx tx, Actor actor, long xid) {
        if (actor.deviceId() != null) {
            Instant now = clock.instant();
            tx.send(PULLED, actor.deviceId(), now, xid, AmsterdamTime.plusSeconds(now, -CONTACT_EVERY_SECONDS));
        }
    }

    /**
     * What a phone tells with what it hands in; null where it did not say.
     *
     * @param queueLength items that it still holds after this request
     * @param appVersion such as {@code 1.4.2}
     * @param skewMs milliseconds that its clock is ahead of the server's; negative: behind
     * @param oldestUnsentAt when the oldest of what it still holds happened; kept together with the queue's length
     */
    public record Report(
            @Nullable Integer queueLength,
            @Nullable String appVersion,
            @Nullable Long skewMs,
            @Nullable Instant oldestUnsentAt) {}
}
