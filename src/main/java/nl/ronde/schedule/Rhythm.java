package nl.ronde.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.json.Weekday;

/**
 * When the visits of a series take place.
 *
 * @param everyWeeks 1 for every week, to 4
 * @param begin on the clock in the Netherlands, also after a clock change
 * @param minutes how long a visit takes
 */
public record Rhythm(Weekday dayOfWeek, int everyWeeks, LocalTime begin, int minutes) {
    /** The begin on this day; a time that does not exist in the spring moves forward by the length of the gap. */
    public Instant beginOn(LocalDate day) {
        return AmsterdamTime.instantOf(day, begin);
    }

    /** The end of the visit of this day: so many minutes after its begin, whatever the clock does meanwhile. */
    public Instant endOn(LocalDate day) {
        return AmsterdamTime.plusMinutes(beginOn(day), minutes);
    }

    /** The day of this rhythm in the ISO week of another day. */
    public LocalDate inWeekOf(LocalDate day) {
        return AmsterdamTime.plusDays(
                AmsterdamTime.mondayOf(day), dayOfWeek.iso().getValue() - 1L);
    }
}
