package nl.ronde.visit;

import java.time.Instant;

/**
 * Raised when a worker reports a signal at a visit.
 *
 * @param seenAt when it was seen
 */
public record SignalReported(Visit visit, String text, Instant seenAt) {}
