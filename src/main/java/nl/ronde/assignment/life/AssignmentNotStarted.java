package nl.ronde.assignment.life;

import nl.ronde.assignment.Assignment;

/**
 * Help under this assignment will not begin (Kampen B2 1.7, 5.4): nothing starts and nothing is invoiced.
 *
 * @param reason Dutch, without names
 */
public record AssignmentNotStarted(Assignment assignment, String reason) {}
