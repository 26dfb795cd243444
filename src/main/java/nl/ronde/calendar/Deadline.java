package nl.ronde.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of a term.
 *
 * @param dueAt the first instant that is too late
 * @param dueOn the last day, Europe/Amsterdam: the date of {@code dueAt} minus one nanosecond
 */
public record Deadline(Instant dueAt, LocalDate dueOn) {

    /** The deadline whose first too late instant is known. */
    public static Deadline at(Instant dueAt) {
        return new Deadline(dueAt, AmsterdamTime.dateOf(dueAt.minusNanos(1)));
    }

    /**
     * The same deadline once it has stood still for a while: one that ends with a day moves by whole calendar days, another by
     * the length of the pause.
     */
    public Deadline afterPause(Instant from, Instant until) {
        boolean endsWithADay = dueAt.equals(AmsterdamTime.startOfDay(AmsterdamTime.dateOf(dueAt)));
        if (endsWithADay) {
            long days = AmsterdamTime.daysBetween(AmsterdamTime.dateOf(from), AmsterdamTime.dateOf(until));
            return onWholeDay(AmsterdamTime.plusDays(dueOn, days));
        }
        return at(dueAt.plus(Duration.between(from, until)));
    }

    /** The deadline that may still be met on the whole of this day. */
    public static Deadline onWholeDay(LocalDate lastDay) {
        return at(AmsterdamTime.endOfDay(lastDay));
    }
}
