package nl.ronde.assignment.life;

import java.time.LocalDate;
import nl.ronde.assignment.Assignment;

/**
 * The last day of an assignment is past, by its decision, by notice or by agreement. Raised once per last day.
 *
 * @param lastDay the last day of help, Amsterdam date
 */
public record AssignmentEnded(Assignment assignment, LocalDate lastDay) {}
