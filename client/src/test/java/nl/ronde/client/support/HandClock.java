package nl.ronde.client.support;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.client.sync.PhoneClock;

/** A phone's clocks, moved by hand. */
public final class HandClock implements PhoneClock {
    private Instant wall = Instant.parse("2026-01-05T07:00:00Z");
    private long elapsedMs = 1_000_000;
    private UUID bootId = new UUID(0x1111_0000_0000_4000L, 0x8000_0000_0000_0001L);

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    @Override
    public synchronized long elapsedMs() {
        return elapsedMs;
    }

    @Override
    public synchronized UUID bootId() {
        return bootId;
    }

    /** Time goes by. */
    public synchronized void pass(Duration time) {
        wall = wall.plus(time);
        elapsedMs += time.toMillis();
    }

    /** The owner sets the clock on the wall. */
    public synchronized void setWall(Instant to) {
        wall = to;
    }
}
