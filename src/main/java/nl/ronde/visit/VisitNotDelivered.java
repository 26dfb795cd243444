package nl.ronde.visit;

import java.time.Instant;

/**
 * Raised when a visit turns out not to be delivered. Why and for whose account stand in the visit.
 *
 * @param occurredAt when that was seen
 */
public record VisitNotDelivered(Visit visit, Instant occurredAt) {}
