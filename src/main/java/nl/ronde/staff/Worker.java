package nl.ronde.staff;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who goes to clients (medewerker).
 *
 * @param minutesPerWeek contracted minutes; null where nothing is agreed
 * @param activeFrom first day at this provider, Amsterdam date
 * @param activeUntil last day, inclusive; null where no end is known
 * @param confidentialitySignedOn when the confidentiality statement was signed
 * @param vogValidUntil last day of the newest VOG; null where none is recorded
 */
public record Worker(
        UUID id,
        int version,
        String name,
        WorkerKind kind,
        @Nullable Integer minutesPerWeek,
        @Nullable String phone,
        LocalDate activeFrom,
        @Nullable LocalDate activeUntil,
        @Nullable LocalDate confidentialitySignedOn,
        @Nullable LocalDate vogValidUntil) {
    /** Refuses a time at this provider that ends before it begins. */
    Worker checked() {
        Days.requireOrder(activeFrom, activeUntil, "/activeUntil");
        return this;
    }

    Worker withConfidentiality(LocalDate signedOn) {
        return new Worker(
                id, version, name, kind, minutesPerWeek, phone, activeFrom, activeUntil, signedOn, vogValidUntil);
    }
}
