package nl.ronde.staff;

import java.util.UUID;

/** A group of workers that a planner plans together. */
public record Team(UUID id, int version, String name) {}
