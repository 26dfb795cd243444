package nl.ronde.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system clock of a test: it stands still. Tests move the business clock over it. */
public final class StandingClock extends Clock {
    private final Instant instant;

    /** A clock that stands at this instant. */
    public StandingClock(Instant instant) {
        this.instant = instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return instant;
    }
}
