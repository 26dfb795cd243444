package nl.ronde.incident.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with information.
 *
 * @param version rises with every decision and notification
 * @param concernsClients whether information on clients may be concerned
 * @param noticedAt by the corrected time of the phone
 * @param decisions the newest, which holds, first
 */
record SecurityIncident(
        UUID id,
        int version,
        Kind kind,
        String description,
        boolean concernsClients,
        Instant noticedAt,
        Instant receivedAt,
        UUID reportedBy,
        List<Concern> concerns,
        List<Decision> decisions,
        List<Notification> notifications) {

    /** What went wrong. */
    enum Kind {
        @JsonProperty("lost")
        LOST,
        @JsonProperty("stolen")
        STOLEN,
        @JsonProperty("wrongRecipient")
        WRONG_RECIPIENT,
        @JsonProperty("unauthorisedAccess")
        UNAUTHORISED_ACCESS,
        @JsonProperty("malware")
        MALWARE,
        @JsonProperty("unavailable")
        UNAVAILABLE,
        @JsonProperty("other")
        OTHER
    }

    /**
     * Whose information it is.
     *
     * @param agreementId null for the provider's own
     * @param role the provider's role under that agreement
     */
    record Concern(UUID id, @Nullable String agreementId, Agreement.DataProtection.@Nullable Role role) {}

    /**
     * Whether it is a breach of personal data (datalek).
     *
     * @param highRisk whether the people concerned must be told (GDPR art. 34)
     * @param people of how many, about
     * @param discoveredAt when it was known: the 72 hours begin here
     * @param concernIds whose information it turned out to be
     */
    record Decision(
            int number,
            boolean personalData,
            boolean highRisk,
            String reason,
            @Nullable String effects,
            @Nullable String measures,
            @Nullable Integer people,
            Instant discoveredAt,
            List<UUID> concernIds,
            UUID decidedBy,
            Instant decidedAt) {}

    /**
     * Who was told, or why that is not required.
     *
     * @param required false: not told, with the reason
     */
    record Notification(
            UUID id,
            BreachRecipient recipient,
            List<UUID> concernIds,
            boolean required,
            Instant at,
            @Nullable String reference,
            @Nullable String reason,
            UUID recordedBy,
            Instant recordedAt) {}

    /** Its kenmerk, by which its terms name it. */
    @JsonProperty
    String reference() {
        return Ids.mark(id);
    }

    @Override
    public String toString() {
        return "SecurityIncident[" + id + "]";
    }
}
