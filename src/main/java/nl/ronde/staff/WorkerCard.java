package nl.ronde.staff;

import java.util.UUID;

/** What other modules show of a worker. */
public record WorkerCard(UUID id, String name) {}
