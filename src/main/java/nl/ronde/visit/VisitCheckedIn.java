package nl.ronde.visit;

import java.time.Instant;

/** Raised when a worker reports the begin of a visit; at the time it happened. */
public record VisitCheckedIn(Visit visit, Instant occurredAt) {}
