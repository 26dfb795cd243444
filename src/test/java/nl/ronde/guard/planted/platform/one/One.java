package nl.ronde.guard.planted.platform.one;

import nl.ronde.guard.planted.platform.two.Two;

/** Half of a cycle. */
public record One(Two other) {}
