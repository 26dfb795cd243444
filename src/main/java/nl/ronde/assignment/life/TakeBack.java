package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Notice is taken back, or an end that was recorded does not come, or not on that day; a death was recorded of somebody else:
 * help goes on as if it had not been said. A message that the municipality refused counts as never sent. The entry stays in the book, with who took it back and
 * why.
 */
final class TakeBack {
    /** Refused by the municipality, or recorded by mistake; whether help was given at all is no matter here. */
    private static final Set<EntryKind> MESSAGES = EnumSet.of(EntryKind.START_MESSAGE, EntryKind.STOP_MESSAGE);

    private final LifeBook book;

    TakeBack(LifeBook book) {
        this.book = book;
    }

    record Withdrawal(LocalDate withdrawnOn, String reason) {}

    LifeEntry withdraw(Actor actor, UUID assignmentId, UUID entryId, Withdrawal given) {
        return book.write(actor, "withdrawAssignmentEntry", assignmentId, place -> {
            if (place.life().isTakenBack(entryId)) {
                throw LifeProblem.TAKEN_BACK.refuse();
            }
            LifeEntry entry = place.entry(entryId);
            if (MESSAGES.contains(entry.kind())) {
                return withdrawal(place, entry, given);
            }
            if (entry.kind() != EntryKind.PROVIDER_NOTICE && !entry.closes()) {
                throw LifeProblem.NOT_TO_BE_TAKEN_BACK.refuse();
            }
            if (!place.closing().charged()) {
                throw LifeProblem.NOT_STARTING.refuse();
            }
            return withdrawal(place, entry, given).then(withdrawal -> {
                book.closeAfter(place, lastDayWithout(place, entry));
                book.tellDays(place, null);
            });
        });
    }

    private static LifeBook.Draft withdrawal(LifeBook.Place place, LifeEntry entry, Withdrawal given) {
        return LifeBook.Draft.of(EntryKind.WITHDRAWAL, place.pastDay(given.withdrawnOn(), "/withdrawnOn"), given)
                .following(entry);
    }

    /** The last day that what still stands has set; null where only the decision limits help. */
    private static @Nullable LocalDate lastDayWithout(LifeBook.Place place, LifeEntry gone) {
        LocalDate decided = place.assignment().lastDay();
        return place.life().entries().stream()
                .filter(LifeEntry::closes)
                .filter(each -> !each.id().equals(gone.id()))
                .reduce((before, after) -> after)
                .map(LifeEntry::lastDay)
                .filter(day -> decided == null || day.isBefore(decided))
                .orElse(null);
    }
}
