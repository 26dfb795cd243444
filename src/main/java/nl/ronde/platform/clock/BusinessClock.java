package nl.ronde.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock that every rule, job and token reads. It runs with the system's clock, from a start of the operator's choice
 * ({@code RONDE_CLOCK}), and can be moved forward only. Instants are cut to microseconds, the precision of PostgreSQL, so
 * that the first answer and its repeat are the same.
 */
public final class BusinessClock {
    private final Clock system;
    private final AtomicReference<Duration> ahead;

    private BusinessClock(Clock system, Duration ahead) {
        this.system = system;
        this.ahead = new AtomicReference<>(ahead);
    }

    /** A clock that starts at the given instant, or at the system's time where none is given, and runs. */
    public static BusinessClock startingAt(@Nullable Instant start) {
        return startingAt(start, Clock.systemUTC());
    }

    /** As {@link #startingAt(Instant)} over a clock of the caller's; tests give one that stands still. */
    public static BusinessClock startingAt(@Nullable Instant start, Clock system) {
        return new BusinessClock(system, start == null ? Duration.ZERO : Duration.between(system.instant(), start));
    }

    /** Now, in microseconds. */
    public Instant instant() {
        return system.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Moves the clock forward to the given instant.
     *
     * @throws IllegalArgumentException if that instant lies before now: a term that ran out stays run out
     */
    public synchronized Instant moveTo(Instant now) {
        if (now.isBefore(instant())) {
            throw new IllegalArgumentException("the business clock only moves forward");
        }
        ahead.set(Duration.between(system.instant(), now));
        return instant();
    }
}
