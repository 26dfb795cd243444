package nl.ronde.staff;

import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.platform.act.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * What a worker said of the own absence, once: a fact that stays as it was said.
 *
 * @param leaveId the leave it is part of; null while a recovery waits for its sick report
 * @param day the first day away, or the first day back; Amsterdam date
 * @param lastDay the last day away that she expects, inclusive; null where she does not know
 * @param text for the planner; never why
 */
record AbsenceReport(
        UUID id,
        UUID workerId,
        @Nullable UUID leaveId,
        Kind kind,
        LocalDate day,
        @Nullable LocalDate lastDay,
        @Nullable String text,
        EventTime time) {
    enum Kind {
        @com.fasterxml.jackson.annotation.JsonProperty("sick")
        SICK,
        @com.fasterxml.jackson.annotation.JsonProperty("recovered")
        RECOVERED
    }

    /** The last day that can be meant: one before the first day is no day at all. */
    @Nullable
    LocalDate expectedLastDay() {
        return lastDay == null || lastDay.isBefore(day) ? null : lastDay;
    }
}
