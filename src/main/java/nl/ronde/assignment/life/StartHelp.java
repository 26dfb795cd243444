package nl.ronde.assignment.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import org.jspecify.annotations.Nullable;

/** It is seen that the start term cannot be met (DVO B3 E5): the municipality is consulted, and help bridges the time. */
final class StartHelp {
    private final LifeBook book;

    StartHelp(LifeBook book) {
        this.book = book;
    }

    /** @param expectedStart when help can begin, as far as it is known */
    record NotPossible(Instant seenAt, String why, @Nullable LocalDate expectedStart) {}

    LifeEntry notPossible(Actor actor, UUID assignmentId, NotPossible given) {
        return book.write(actor, "reportStartNotPossible", assignmentId, place -> {
            Instant seenAt = place.past(given.seenAt(), "/seenAt");
            place.requireNotBefore(AmsterdamTime.dateOf(seenAt), "/seenAt");
            place.requireGoingOn(AmsterdamTime.dateOf(seenAt));
            return LifeBook.Draft.of(EntryKind.START_NOT_POSSIBLE, seenAt, given)
                    .days(given.expectedStart(), null);
        });
    }
}
