package nl.ronde.assignment.life;

import java.time.LocalDate;
import nl.ronde.assignment.Assignment;

/**
 * An assignment that had ended goes on: the municipality lengthened it.
 *
 * @param lastDay the last day that was told before
 */
public record EndWithdrawn(Assignment assignment, LocalDate lastDay) {}
