package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody reported a security incident that concerns, or may concern, clients of these agreements. */
public record SecurityIncidentReported(UUID incidentId, List<Concern> concerns, Instant noticedAt) {
    /**
     * Whose information it is; each has terms of its own.
     *
     * @param agreementId null for the provider's own
     */
    public record Concern(UUID id, @Nullable String agreementId) {}
}
