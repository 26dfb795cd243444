package nl.ronde.staff;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.json.Weekday;
import org.jspecify.annotations.Nullable;

/**
 * When a worker says she can work (beschikbaarheid), as she said it once.
 *
 * @param firstDay Amsterdam date
 * @param lastDay inclusive
 * @param windows by weekday; on a weekday without one she cannot
 */
record Availability(
        UUID id,
        UUID workerId,
        LocalDate firstDay,
        LocalDate lastDay,
        List<Window> windows,
        @Nullable String text,
        EventTime time) {
    /**
     * From when to when on a weekday, on the clock in the Netherlands.
     *
     * @param end after the begin, on the same day
     */
    record Window(
            Weekday weekday,
            @JsonFormat(pattern = "HH:mm") LocalTime begin,
            @JsonFormat(pattern = "HH:mm") LocalTime end) {}

    /** True where this says something about the day. */
    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
