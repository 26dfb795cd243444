package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker reported sick: planned visits on these days need somebody else. Raised for every report, also one that makes a
 * known absence longer.
 *
 * @param leaveId the absence
 * @param lastDay inclusive; null while nobody knows
 * @param saidLastDay what this report says of its end; null where it says nothing
 * @param isEarliest whether no other report of this absence was made before it, whichever came in first
 * @param occurredAt when she reported it, by the corrected time of her phone
 */
public record SickReported(
        UUID leaveId,
        UUID workerId,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate saidLastDay,
        boolean isEarliest,
        Instant occurredAt) {}
