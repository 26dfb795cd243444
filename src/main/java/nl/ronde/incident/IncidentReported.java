package nl.ronde.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident was reported, or told once more: the terms for those who must know begin.
 *
 * @param visitId the visit it happened at, as the reporter said it
 * @param kind as this account has it
 * @param occurredAt when it was noticed, by the corrected time of the phone
 * @param outgrowsDecision whether a team lead had decided that it is less grave than is told now
 */
public record IncidentReported(
        UUID incidentId,
        UUID clientId,
        @Nullable UUID visitId,
        IncidentKind kind,
        Instant occurredAt,
        boolean outgrowsDecision) {}
