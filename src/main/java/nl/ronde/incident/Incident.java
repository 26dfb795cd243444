package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.platform.act.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * An incident at a client's. Never changed; who tells it once more adds an account.
 *
 * @param visitId the visit it happened at, as the reporter said it
 * @param kind as the first account has it
 * @param occurredAt when it was noticed, by the corrected time of the phone
 * @param reportedBy the user who reported it
 * @param workerId the worker that user is, if any
 */
record Incident(
        UUID id,
        UUID clientId,
        @Nullable UUID visitId,
        IncidentKind kind,
        Instant occurredAt,
        UUID reportedBy,
        @Nullable UUID workerId) {
    /**
     * What the reporter knows, in the reporter's words.
     *
     * @param consequences for the client and others (gevolgen)
     * @param measures what was done at once (maatregelen)
     * @param othersInvolved who else was there or concerned (betrokkenen)
     */
    record Words(
            IncidentKind kind,
            String description,
            @Nullable String place,
            @Nullable String consequences,
            @Nullable String measures,
            @Nullable String othersInvolved) {}

    /** One telling of it. */
    record Account(UUID id, Words words, EventTime time) {}

    /**
     * Proof that somebody who must know was told (melding).
     *
     * @param reportedAt when they were told
     * @param messageId the id of the e-mail or the reference that was given
     * @param text what they were told
     */
    record Report(
            UUID id,
            ReportRecipient recipient,
            Channel channel,
            Instant reportedAt,
            @Nullable String messageId,
            String text,
            UUID recordedBy,
            Instant recordedAt) {}

    /** How they were told. */
    enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("form")
        FORM,
        @JsonProperty("letter")
        LETTER
    }
}
