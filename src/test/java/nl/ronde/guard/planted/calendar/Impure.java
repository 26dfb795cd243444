package nl.ronde.guard.planted.calendar;

import nl.ronde.platform.clock.BusinessClock;

/** A calendar that reads a clock. */
public record Impure(BusinessClock clock) {}
