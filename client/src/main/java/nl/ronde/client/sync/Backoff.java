package nl.ronde.client.sync;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait after failures in a row: twice as long each time, from two seconds to ten minutes, and half of it by
 * chance, so that a thousand phones do not come back at one moment. Never shorter than the server asks.
 */
final class Backoff {
    private static final long FIRST_MS = 2_000;
    private static final long LONGEST_MS = 600_000;

    private final Random random;
    private int failures;

    Backoff(Random random) {
        this.random = random;
    }

    /** Counts a failure. */
    Duration afterFailure(Duration retryAfter) {
        long most = Math.min(LONGEST_MS, FIRST_MS << Math.min(failures, 20));
        failures++;
        Duration own = Duration.ofMillis(most / 2 + (long) (random.nextDouble() * (most / 2)));
        return retryAfter.compareTo(own) > 0 ? retryAfter.plus(own) : own;
    }

    /** The server answered: counts from one again. */
    void afterSuccess() {
        failures = 0;
    }
}
