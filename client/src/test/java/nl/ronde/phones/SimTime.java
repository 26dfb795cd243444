package nl.ronde.phones;

import java.time.Duration;
import java.time.Instant;

/** The true time of a run: that of the server's business clock, which the kit moves; or the machine's own. */
final class SimTime {
    private Duration ahead;

    /** Begins at this instant and runs. */
    SimTime(Instant start) {
        this.ahead = Duration.between(Instant.now(), start);
    }

    synchronized Instant now() {
        return Instant.now().plus(ahead);
    }

    /** Jumps; the server's clock was moved to it. */
    synchronized void moveTo(Instant to) {
        ahead = Duration.between(Instant.now(), to);
    }
}
