package nl.ronde.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The municipality delivered its plan (DVO 10.9).
 *
 * @param receivedOn Amsterdam date
 * @param startBy the latest day on which help begins, where the plan sets one (DVO 11.3)
 * @param dueOn the last day for the support plan where urgency sets one
 */
public record MunicipalPlanRecorded(
        UUID municipalPlanId,
        UUID assignmentId,
        UUID clientId,
        String agreementId,
        LocalDate receivedOn,
        @Nullable LocalDate startBy,
        @Nullable LocalDate dueOn) {}
