package nl.ronde.phones;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import nl.ronde.client.sync.PhoneClock;

/** A phone's three clocks. While it works they stand where the script puts them; while it syncs they run with the true time. */
final class SimClock implements PhoneClock {
    private final SimTime time;
    private final Random random;
    private Duration off = Duration.ZERO;
    private UUID bootId;
    private Instant bootedAt;
    private Instant at;
    private boolean running;

    SimClock(SimTime time, Random random) {
        this.time = time;
        this.random = random;
        this.at = time.now();
        // Some phones have been on for longer than 32 bits of milliseconds hold.
        this.bootedAt = at.minus(Duration.ofHours(random.nextInt(24 * 60)));
        this.bootId = new UUID(random.nextLong(), random.nextLong());
    }

    /** The true time of this phone's moment. */
    synchronized Instant trueTime() {
        if (running) {
            Instant now = time.now();
            at = now.isAfter(at) ? now : at;
        }
        return at;
    }

    @Override
    public synchronized Instant wall() {
        return trueTime().plus(off);
    }

    @Override
    public synchronized long elapsedMs() {
        return Duration.between(bootedAt, trueTime()).toMillis();
    }

    @Override
    public synchronized UUID bootId() {
        return bootId;
    }

    /** Goes to this moment, and stands there; never back. */
    synchronized void standAt(Instant moment) {
        running = false;
        at = moment.isAfter(at) ? moment : at.plusMillis(1);
    }

    /** Runs on with the true time. */
    synchronized void run() {
        running = true;
    }

    /** The phone is switched off and on. */
    synchronized void reboot() {
        bootId = new UUID(random.nextLong(), random.nextLong());
        bootedAt = trueTime();
        at = at.plusMillis(1);
    }

    /** The owner, or a dead battery, sets the wall clock wrong by this much. */
    synchronized void setOff(Duration by) {
        off = by;
    }
}
