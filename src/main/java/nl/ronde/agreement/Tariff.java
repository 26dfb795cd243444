package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the municipality pays for a product in a certain time. Tariffs are data with dates, never a constant.
 *
 * @param productCode the product
 * @param cents eurocents
 * @param per the unit that the amount is for
 * @param vatIncluded whether VAT is in it
 * @param validFrom first day of delivery that it is paid for
 * @param validUntil last day; absent: until a later one is entered
 * @param citation the article
 */
public record Tariff(
        String productCode,
        int cents,
        Unit per,
        boolean vatIncluded,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String citation) {

    /** Refuses an amount that cannot be meant. */
    public Tariff {
        Required.text(productCode, "tariff.productCode");
        if (cents < 1) {
            throw new IllegalArgumentException("tariff.cents must be 1 or more");
        }
        Required.value(per, "tariff.per");
        Required.value(validFrom, "tariff.validFrom");
        Required.text(citation, "tariff.citation");
    }

    /**
     * The amount for so many minutes in eurocents, rounded half up once, at the end (iWmo IV081: from the hourly tariff,
     * not from a rounded amount per minute).
     */
    public long centsFor(long minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("minutes must be 0 or more: " + minutes);
        }
        return switch (per) {
            case MINUTE -> Math.multiplyExact(cents, minutes);
            case HOUR -> (Math.multiplyExact(cents, minutes) + 30) / 60;
        };
    }

    Validity validity() {
        return new Validity(Optional.of(validFrom), validUntil);
    }

    /** What a tariff is for. */
    public enum Unit {
        /** An hour of 60 minutes. */
        @JsonProperty("hour")
        HOUR,
        /** A minute. */
        @JsonProperty("minute")
        MINUTE
    }
}
