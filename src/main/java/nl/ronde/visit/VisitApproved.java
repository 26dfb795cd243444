package nl.ronde.visit;

/** Raised when the minutes of a visit are approved. */
public record VisitApproved(Visit visit) {}
