package nl.ronde.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Everybody who must sign has signed: this version is in force.
 *
 * @param signedAt when the last of them signed
 * @param replaced the versions that were in force before
 * @param evaluationMoments those that the assignment itself names, Amsterdam dates
 */
public record PlanSigned(
        UUID planId,
        UUID assignmentId,
        UUID clientId,
        String agreementId,
        int number,
        Instant signedAt,
        List<UUID> replaced,
        List<LocalDate> evaluationMoments) {}
