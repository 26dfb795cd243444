package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker will not be away after all.
 *
 * @param lastDay inclusive; null where it was not known yet
 */
public record LeaveCancelled(
        UUID leaveId,
        UUID workerId,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Instant at) {}
