package nl.ronde.visit;

/** Raised when a visit is planned, moved or given to another worker. */
public record VisitPlanned(Visit visit) {}
