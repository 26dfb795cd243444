package nl.ronde.billing;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file.
 *
 * @param hours the state after it; 0 minutes where it is removed
 * @param previousMinutes what the CAK had before; null for a new line
 */
record CakLine(CakHours hours, Mutation mutation, @Nullable Integer previousMinutes) {}
