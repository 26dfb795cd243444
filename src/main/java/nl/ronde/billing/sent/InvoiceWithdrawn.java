package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/**
 * An invoice was withdrawn.
 *
 * @param remaining the earliest of the same period that still stands; null where the period has none any more
 */
public record InvoiceWithdrawn(
        UUID invoiceId,
        String agreementId,
        CarePeriod period,
        @Nullable Remaining remaining) {
    /** An invoice that stands. */
    public record Remaining(UUID invoiceId, Instant sentAt) {}
}
