package nl.ronde.client.sync;

import java.time.Instant;
import java.util.UUID;

/**
 * The three clocks of a phone. On Android: {@code System.currentTimeMillis()}, {@code SystemClock.elapsedRealtime()}, and a
 * random id that is made anew when {@code Settings.Global.BOOT_COUNT} has changed.
 */
public interface PhoneClock {
    /** The clock on the wall, which the owner of the phone can set. */
    Instant wall();

    /** Milliseconds since the phone was started, sleep included; nobody can set it. */
    long elapsedMs();

    /** Which start of the phone: two elapsed times compare only within one. */
    UUID bootId();

    /** This moment on all three. */
    default PhoneMoment now() {
        return new PhoneMoment(Instant.ofEpochMilli(wall().toEpochMilli()), elapsedMs(), bootId());
    }
}
