package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * It was decided whether a security incident is a breach of personal data, and whose.
 *
 * @param concerned whose information it is
 * @param cleared whose it turned out not to be
 * @param discoveredAt when it was known
 * @param told what was recorded before, also that somebody need not be told
 */
public record DataBreachDecided(
        UUID incidentId,
        boolean personalData,
        List<SecurityIncidentReported.Concern> concerned,
        List<SecurityIncidentReported.Concern> cleared,
        Instant noticedAt,
        Instant discoveredAt,
        List<BreachNotified> told) {}
