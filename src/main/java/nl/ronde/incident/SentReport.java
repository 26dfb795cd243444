package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.ReportRecipient;
import org.jspecify.annotations.Nullable;

/**
 * A report that left by mail.
 *
 * @param sentTo contact, deputy or supervisor
 * @param address as it was when it left
 * @param settledAt when a mail server took it, or it came back
 * @param serverAnswer what the mail server said
 */
record SentReport(
        UUID mailId,
        UUID incidentId,
        ReportRecipient recipient,
        ContactRole sentTo,
        String address,
        String subject,
        String text,
        UUID sentBy,
        Instant queuedAt,
        State state,
        @Nullable Instant settledAt,
        @Nullable String serverAnswer) {
    enum State {
        /** Waits for a mail server. */
        @JsonProperty("queued")
        QUEUED,
        /** A mail server took it. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** It did not arrive. */
        @JsonProperty("returned")
        RETURNED
    }

    /** The same words, sent once more by another mail. */
    SentReport again(UUID nextMailId, String nextAddress, Instant at) {
        return new SentReport(
                nextMailId,
                incidentId,
                recipient,
                sentTo,
                nextAddress,
                subject,
                text,
                sentBy,
                at,
                State.QUEUED,
                null,
                null);
    }

    @Override
    public String toString() {
        return "SentReport[" + mailId + " " + state + "]";
    }
}
