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
    boolean overlaps(Competence other) {
        return competence.equalsIgnoreCase(other.competence)
                && (validUntil == null || !other.validFrom.isAfter(validUntil))
                && (other.validUntil == null || !validFrom.isAfter(other.validUntil));
    }
}
