package nl.ronde.occasion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It ended without an answer (a right not used, a question withdrawn): the term is given up with this reason. */
public record OccasionClosed(
        UUID occasionId, OccasionKind kind, @Nullable String variant, String reason) {}
