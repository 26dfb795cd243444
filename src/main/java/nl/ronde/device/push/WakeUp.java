package nl.ronde.device.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.QuietHours;
import nl.ronde.device.push.PushStore.Sleeper;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/**
 * The job that wakes phones up. However much changes, a phone is woken once until it pulls, or until the wake-up has lapsed;
 * none from 20:00 to 07:00, so that what changed at night comes as one wake-up in the morning. Which phones is settled in one
 * transaction, and only then is anything sent: of two servers one sends, and no connection waits for the push service.
 */
final class WakeUp {
    static final String NAME = "wake-up";

    /** In one run for one provider, so that other jobs have their turn. */
    private static final int MOST = 200;

    private final Db db;
    private final PushStore store;
    private final PushSender sender;
    private final BusinessClock clock;

    WakeUp(Db db, PushStore store, PushSender sender, BusinessClock clock) {
        this.db = db;
        this.store = store;
        this.sender = sender;
        this.clock = clock;
    }

    void run(UUID providerId) {
        Instant now = clock.instant();
        if (isQuiet(now)) {
            return;
        }
        Instant lapsed = AmsterdamTime.plusHours(now, -FcmSender.TTL_HOURS);
        List<Sleeper> sleepers = db.inTransaction(providerId, tx -> store.take(tx, now, lapsed, MOST));
        List<UUID> notWoken = new ArrayList<>();
        List<Sleeper> gone = new ArrayList<>();
        for (Sleeper each : sleepers) {
            // Where the service cannot now, the rest is not tried either: each try may take seconds.
            PushSender.Outcome outcome = notWoken.isEmpty() ? sender.send(each.pushToken()) : PushSender.Outcome.LATER;
            if (outcome == PushSender.Outcome.LATER) {
                notWoken.add(each.deviceId());
            } else if (outcome == PushSender.Outcome.UNREGISTERED) {
                gone.add(each);
            }
        }
        if (!notWoken.isEmpty() || !gone.isEmpty()) {
            db.inTransaction(providerId, tx -> {
                store.release(tx, notWoken, now);
                gone.forEach(each -> store.drop(tx, each));
                return true;
            });
        }
    }

    /** Local time in the Netherlands; 07:00 itself is no longer quiet. */
    static boolean isQuiet(Instant instant) {
        return QuietHours.contains(instant);
    }
}
