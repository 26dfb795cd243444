package nl.ronde.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import org.jspecify.annotations.Nullable;

/**
 * Visits that come back (vaste bezoeken); pure.
 *
 * @param workerId null: its visits are vacant
 * @param firstDay the first visit is on its weekday on or after this day
 * @param lastDay inclusive; before the first day where no visit is left
 * @param madeUntil every occurrence up to this day has been made
 * @param continues the series that this one took over from
 * @param endReason why it was ended early
 */
public record VisitSeries(
        UUID id,
        int version,
        UUID clientId,
        UUID assignmentId,
        @Nullable UUID workerId,
        Rhythm rhythm,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate madeUntil,
        @Nullable UUID continues,
        @Nullable String endReason) {
    /** How far ahead visits are made. */
    private static final int WEEKS_AHEAD = 8;

    /** The last day that visits are made for on this day. */
    static LocalDate horizon(LocalDate today) {
        return AmsterdamTime.plusWeeks(today, WEEKS_AHEAD);
    }

    /** The days of its visits from one day to another, both included. */
    List<LocalDate> days(LocalDate from, LocalDate until) {
        LocalDate end = until.isBefore(lastDay) ? until : lastDay;
        return AmsterdamTime.weeklyDates(firstDay, end, rhythm.dayOfWeek().iso(), rhythm.everyWeeks()).stream()
                .filter(day -> !day.isBefore(from))
                .toList();
    }

    /** The days that are still to be made up to this one. */
    List<LocalDate> daysToMake(LocalDate until) {
        return days(AmsterdamTime.plusDays(madeUntil, 1), until);
    }

    VisitSeries madeUntil(LocalDate day) {
        LocalDate made = day.isAfter(madeUntil) ? day : madeUntil;
        return new VisitSeries(
                id, version, clientId, assignmentId, workerId, rhythm, firstDay, lastDay, made, continues, endReason);
    }

    VisitSeries endingOn(LocalDate newLastDay, @Nullable String reason) {
        return new VisitSeries(
                id,
                version + 1,
                clientId,
                assignmentId,
                workerId,
                rhythm,
                firstDay,
                newLastDay,
                madeUntil,
                continues,
                reason);
    }

    /**
     * The series that goes on in another way from an occurrence on. It stands in the same weeks; what was made of them
     * before counts as made.
     *
     * @param anchor the day of the first occurrence that becomes the new one's
     */
    VisitSeries continuedFrom(LocalDate anchor, UUID newId, Rhythm newRhythm, @Nullable UUID newWorkerId) {
        LocalDate newFirst = newRhythm.inWeekOf(anchor);
        List<LocalDate> made = days(anchor, madeUntil);
        LocalDate newMade = made.isEmpty()
                ? AmsterdamTime.plusDays(newFirst, -1)
                : AmsterdamTime.plusDays(AmsterdamTime.mondayOf(made.getLast()), 6);
        return new VisitSeries(
                newId, 1, clientId, assignmentId, newWorkerId, newRhythm, newFirst, lastDay, newMade, id, null);
    }
}
