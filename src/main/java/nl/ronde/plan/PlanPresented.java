package nl.ronde.plan;

import java.time.Instant;
import java.util.UUID;

/** A version was shown to the client, with its text frozen: the plan is drawn up (Kampen B2 1.9c). */
public record PlanPresented(UUID planId, UUID assignmentId, Instant presentedAt) {}
