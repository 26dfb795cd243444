package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;

/**
 * How new a complete picture is. A municipality lists in every message all that a client has (OP087), so of two pictures the
 * newer tells what is missing, whichever arrived first.
 *
 * @param dated Dagtekening, Amsterdam date
 * @param decidedAt the newest decision in it, local time
 * @param receivedAt tells two of the same day and decision apart
 */
record Listing(LocalDate dated, LocalDateTime decidedAt, Instant receivedAt) implements Comparable<Listing> {
    private static final Comparator<Listing> ORDER = Comparator.comparing(Listing::dated)
            .thenComparing(Listing::decidedAt)
            .thenComparing(Listing::receivedAt);

    @Override
    public int compareTo(Listing other) {
        return ORDER.compare(this, other);
    }
}
