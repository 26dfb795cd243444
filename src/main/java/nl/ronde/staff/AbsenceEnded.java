package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sick worker told when she is back: she goes to her visits herself from the day after.
 *
 * @param lastDay the last day away, inclusive; null where a newer sick report left the end open
 */
public record AbsenceEnded(
        UUID leaveId,
        UUID workerId,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Instant occurredAt) {}
