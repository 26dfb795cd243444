package nl.ronde.occasion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was registered that starts a term.
 *
 * @param askedUntil the last day that the municipality itself named; null where the rule says how long it may take
 */
public record OccasionRegistered(
        UUID occasionId,
        OccasionKind kind,
        @Nullable String variant,
        String agreementId,
        @Nullable UUID clientId,
        Instant happenedAt,
        @Nullable LocalDate askedUntil) {}
