package nl.ronde.staff;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a worker is able and allowed to do (bekwaamheid), for as long as it is valid.
 *
 * @param competence in the provider's own words
 * @param validUntil last day, inclusive; null where it does not lapse
 */
public record Competence(
        UUID id,
        String competence,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    boolean isSame(Competence other) {
        return competence.equalsIgnoreCase(other.competence);
    }

    /** Whether the other still holds when this one does no longer. */
    boolean lapsesBefore(Competence other) {
        return validUntil != null && (other.validUntil == null || other.validUntil.isAfter(validUntil));
    }

    boolean overlaps(Competence other) {
        return isSame(other)
                && (validUntil == null || !other.validFrom.isAfter(validUntil))
                && (other.validUntil == null || !validFrom.isAfter(other.validUntil));
    }
}
