package nl.ronde.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The municipality delivered its plan (DVO 10.9).
 *
 * @param receivedOn Amsterdam date
 * @param dueOn the last day for the support plan where urgency sets one
 */
public record MunicipalPlanRecorded(
        UUID municipalPlanId,
        UUID assignmentId,
        UUID clientId,
        String agreementId,
        LocalDate receivedOn,
        @Nullable LocalDate dueOn) {}
