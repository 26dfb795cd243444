package nl.ronde.assignment;

import java.time.Instant;

/**
 * Period, product, volume or budget of an assignment changed, by a newer decision of the municipality or by hand.
 *
 * @param at when the message was received, or the change was made
 */
public record AssignmentChanged(Assignment before, Assignment after, Instant at) {
    /** True where days that were covered no longer are. */
    public boolean isShortened() {
        return after.firstDay().isAfter(before.firstDay())
                || after.lastDay() != null
                        && (before.lastDay() == null || after.lastDay().isBefore(before.lastDay()));
    }
}
