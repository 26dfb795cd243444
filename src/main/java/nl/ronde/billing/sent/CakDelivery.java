package nl.ronde.billing.sent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/**
 * That the hours of a care period reached the CAK, or why they could not (Kampen B2 5.6-5.8).
 *
 * @param deliveredAt when the CAK had them
 * @param consultedCakAt where its demands cannot be met: when that was talked over with the CAK
 * @param toldMunicipalityAt and when the municipality was told
 * @param reference the CAK's receipt
 */
record CakDelivery(
        UUID id,
        String agreementId,
        CarePeriod period,
        Outcome outcome,
        @Nullable Instant deliveredAt,
        @Nullable Instant consultedCakAt,
        @Nullable Instant toldMunicipalityAt,
        @Nullable String reference,
        @Nullable String text,
        UUID recordedBy,
        Instant recordedAt) {
    /** How it went. */
    enum Outcome {
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("notPossible")
        NOT_POSSIBLE
    }
}
