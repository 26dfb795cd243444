package nl.ronde.guard.planted.platform.two;

import nl.ronde.guard.planted.platform.one.One;

/** Half of a cycle. */
public record Two(One other) {}
