package nl.ronde.assignment;

import java.time.Instant;

/**
 * A municipality removed an assignment (reason 13): it counts as never sent.
 *
 * @param receivedAt when the message was received
 */
public record AssignmentWithdrawn(Assignment assignment, Instant receivedAt) {}
