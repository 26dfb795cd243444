package nl.ronde.occasion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for was sent, or the handover is complete: the term is met. */
public record OccasionAnswered(
        UUID occasionId, OccasionKind kind, @Nullable String variant, Instant at) {}
