package nl.ronde.plan;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands.CopyRecipient;

/**
 * Somebody was given a copy of the signed plan.
 *
 * @param everybodySince when the last of those who must have one got the first; null while somebody has none
 */
public record PlanCopyRecorded(
        UUID copyId,
        UUID planId,
        CopyRecipient recipient,
        Instant givenAt,
        @org.jspecify.annotations.Nullable Instant everybodySince) {}
