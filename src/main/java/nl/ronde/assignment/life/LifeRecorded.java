package nl.ronde.assignment.life;

import org.jspecify.annotations.Nullable;

/**
 * Something was written in the book of an assignment.
 *
 * @param about the entry that it follows
 */
public record LifeRecorded(LifeEntry entry, @Nullable LifeEntry about) {}
