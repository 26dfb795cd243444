package nl.ronde.occasion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened outside and starts a term.
 *
 * @param variant which form of the term, where the kind has more than one
 * @param happenedAt what the term counts from
 * @param toldBy who told the provider of it
 * @param askedUntil the last day that the municipality itself named, Amsterdam date
 */
record Occasion(
        UUID id,
        int version,
        OccasionKind kind,
        @Nullable String variant,
        String agreementId,
        @Nullable UUID clientId,
        Instant happenedAt,
        String toldBy,
        String what,
        @Nullable LocalDate askedUntil,
        State state,
        @Nullable String closedReason,
        UUID recordedBy,
        Instant recordedAt) {

    /** Its life. */
    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("answered")
        ANSWERED,
        /** Ended without an answer, with a reason. */
        @JsonProperty("closed")
        CLOSED
    }

    /** What was done about it. */
    enum What {
        @JsonProperty("response")
        RESPONSE,
        @JsonProperty("staffHandedOver")
        STAFF_HANDED_OVER,
        @JsonProperty("clientsHandedOver")
        CLIENTS_HANDED_OVER,
        @JsonProperty("step")
        STEP,
        @JsonProperty("extended")
        EXTENDED,
        @JsonProperty("closed")
        CLOSED
    }

    /** A paper that belongs to it: its name, and where it is kept. */
    record Attachment(String name, String reference) {}

    /**
     * One line of its history.
     *
     * @param sentTo of a response: to whom it went
     * @param extendedUntil of an extension: the new last day
     */
    record Event(
            UUID id,
            What what,
            Instant happenedAt,
            String text,
            @Nullable String sentTo,
            @Nullable String reference,
            @Nullable LocalDate extendedUntil,
            UUID recordedBy,
            Instant recordedAt) {}

    /** With its papers and its history. */
    record File(Occasion occasion, List<Attachment> attachments, List<Event> events) {}

    void requireOpen() {
        if (state != State.OPEN) {
            throw OccasionProblem.OCCASION_NOT_OPEN.refuse();
        }
    }

    Occasion touched() {
        return to(state, closedReason);
    }

    Occasion answered() {
        return to(State.ANSWERED, null);
    }

    Occasion closed(String reason) {
        return to(State.CLOSED, reason);
    }

    private Occasion to(State next, @Nullable String reason) {
        requireOpen();
        return new Occasion(
                id,
                version + 1,
                kind,
                variant,
                agreementId,
                clientId,
                happenedAt,
                toldBy,
                what,
                askedUntil,
                next,
                reason,
                recordedBy,
                recordedAt);
    }
}
