package nl.ronde.plan;

import java.time.Instant;
import java.util.UUID;

/** The client, or who represents the client, agreed to the current version at {@code consentedAt}. */
public record PlanConsented(UUID planId, UUID assignmentId, Instant consentedAt) {}
