package nl.ronde.visit;

/**
 * Raised when an approval no longer holds: it was withdrawn, or a fact arrived late. What was exported needs a correction.
 *
 * @param visit as it is now
 * @param approved as it was approved
 */
public record VisitChangedAfterApproval(Visit visit, Visit approved) {}
