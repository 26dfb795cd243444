package nl.ronde.visit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One exception of one visit.
 *
 * @param otherVisitId the visit it overlaps with
 * @param settledBy null where a later fact settled it
 */
public record VisitException(
        UUID id,
        int version,
        UUID visitId,
        ExceptionCode code,
        boolean mustSettle,
        @Nullable UUID otherVisitId,
        Instant openedAt,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy,
        @Nullable ExceptionOutcome outcome,
        @Nullable String reason) {}
