package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A municipality assigned something new. Not raised for what the office enters by hand: that care already runs, or its
 * message still comes.
 *
 * @param receivedAt when the message was received
 * @param assignedOn Toewijzingsdatum, Amsterdam date
 * @param assignedAtTime Toewijzingstijd, local time
 * @param retroactive true where the first day lies before the day of receipt
 */
public record AssignmentReceived(
        Assignment assignment,
        Instant receivedAt,
        LocalDate assignedOn,
        @Nullable LocalTime assignedAtTime,
        boolean retroactive) {}
