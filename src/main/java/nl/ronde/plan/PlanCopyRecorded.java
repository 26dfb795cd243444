package nl.ronde.plan;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands.CopyRecipient;
import org.jspecify.annotations.Nullable;

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
        @Nullable Instant everybodySince) {}
