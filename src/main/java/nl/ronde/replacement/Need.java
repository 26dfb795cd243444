package nl.ronde.replacement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The help of one assignment that an absence leaves without its worker (vervangingsvraag).
 *
 * @param causeId the leave; the worker where employment or VOG ends; the competence that lapsed
 * @param agreementId under which the help is delivered
 * @param noticedAt what the term counts from
 * @param cannotWait provider or regisseur judged so (DVO 11.12); once judged it holds for this need
 */
record Need(
        UUID id,
        int version,
        Cause cause,
        UUID causeId,
        UUID workerId,
        UUID assignmentId,
        @Nullable String agreementId,
        UUID clientId,
        Instant noticedAt,
        boolean cannotWait,
        NeedState state,
        @Nullable Instant settledAt,
        @Nullable String settledReason) {}
