package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * An incident at a client's. What was told is never changed; who tells it once more adds an account.
 *
 * @param visitId the visit it happened at, as the reporter said it
 * @param kind as the first account has it
 * @param occurredAt when it was noticed, by the corrected time of the phone
 * @param reportedBy the user who reported it
 * @param workerId the worker that user is, if any
 * @param version rises with every account and every act of a team lead
 * @param closedAt when it was closed (afgesloten); null while it is open
 */
record Incident(
        UUID id,
        UUID clientId,
        @Nullable UUID visitId,
        IncidentKind kind,
        Instant occurredAt,
        UUID reportedBy,
        @Nullable UUID workerId,
        int version,
        @Nullable Instant closedAt) {
    /** Its kenmerk: by this both sides of a report know it, without anybody's name. */
    @JsonProperty
    String reference() {
        return Ids.mark(id);
    }

    /** The same, one act further. */
    Incident next() {
        return closed(closedAt);
    }

    /** The same, closed at this moment or open again. */
    Incident closed(@Nullable Instant at) {
        return new Incident(id, clientId, visitId, kind, occurredAt, reportedBy, workerId, version + 1, at);
    }

    /** Refuses who has not seen the newest state. */
    Incident requireSeen(int expectedVersion) {
        if (expectedVersion != version) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return this;
    }

    /** Refuses where it was closed. */
    Incident requireOpen() {
        if (closedAt != null) {
            throw IncidentProblem.CLOSED.refuse();
        }
        return this;
    }

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

    /**
     * One telling of it.
     *
     * @param decisions how many decisions there were when it was told
     */
    record Account(UUID id, Words words, EventTime time, int decisions) {}

    /**
     * Proof that somebody who must know was told (melding).
     *
     * @param reportedAt when they were told
     * @param messageId the id of the e-mail or the reference that was given
     * @param text what they were told
     * @param mailId the mail it went by, where this system sent it
     * @param serverAnswer what the mail server said when it took that mail
     * @param returnedAt when that mail came back: from then on it proves nothing
     */
    record Report(
            UUID id,
            ReportRecipient recipient,
            Channel channel,
            Instant reportedAt,
            @Nullable String messageId,
            String text,
            UUID recordedBy,
            Instant recordedAt,
            @Nullable UUID mailId,
            @Nullable String serverAnswer,
            @Nullable Instant returnedAt) {
        /** The same as an event. */
        IncidentReportRecorded event(UUID incidentId) {
            return new IncidentReportRecorded(
                    id, incidentId, recipient, reportedAt, channel == Channel.EMAIL, messageId != null);
        }
    }

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
