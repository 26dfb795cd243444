package nl.ronde.occasion;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked gave more time: the term ends on this day. */
public record OccasionExtended(
        UUID occasionId, OccasionKind kind, @Nullable String variant, LocalDate until, String reason) {}
