package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * The reply to a message was handed over to the municipality.
 *
 * @param at when it was handed over
 */
public record IwmoReplySent(UUID messageId, Instant at) {}
