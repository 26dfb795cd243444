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
 * @param sentOn Dagtekening of the message, Amsterdam date
 */
public record AssignmentReceived(
        Assignment assignment,
        Instant receivedAt,
        LocalDate assignedOn,
        @Nullable LocalTime assignedAtTime,
        LocalDate sentOn) {}
