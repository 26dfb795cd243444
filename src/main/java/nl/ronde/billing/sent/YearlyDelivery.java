package nl.ronde.billing.sent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the municipality once a year, or that it need not.
 *
 * @param year the year that is accounted for, or that is proposed for
 * @param sentAt null where it was not needed
 * @param turnoverCents the turnover under the agreement in that year, where the statement is not needed because of it
 */
public record YearlyDelivery(
        UUID id,
        String agreementId,
        Kind kind,
        int year,
        @Nullable Instant sentAt,
        @Nullable String sentTo,
        @Nullable String reference,
        @Nullable Long turnoverCents,
        @Nullable String text,
        UUID recordedBy,
        Instant recordedAt) {
    /** What it is. */
    public enum Kind {
        /** Productieverantwoording. */
        @JsonProperty("production-account")
        PRODUCTION_ACCOUNT,
        /** Controleverklaring. */
        @JsonProperty("auditor-statement")
        AUDITOR_STATEMENT,
        /** Voorstel voor het volgende jaar. */
        @JsonProperty("production-proposal")
        PRODUCTION_PROPOSAL
    }
}
