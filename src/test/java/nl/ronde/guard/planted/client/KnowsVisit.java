package nl.ronde.guard.planted.client;

import nl.ronde.guard.planted.visit.Violations;

/** A lower module that knows a higher one. */
public record KnowsVisit(Violations visit) {}
