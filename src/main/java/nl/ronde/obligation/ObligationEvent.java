package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One line of a term's history.
 *
 * @param recordedAt the business clock when it was written
 * @param occurredAt when it happened
 * @param urgency of a warning
 * @param userId who did what led to it; null where that was a job of the server
 */
record ObligationEvent(
        UUID id,
        UUID obligationId,
        What what,
        Instant recordedAt,
        Instant occurredAt,
        @Nullable UUID userId,
        @Nullable Subject proof,
        @Nullable String reason,
        @Nullable Urgency urgency) {
    enum What {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("met")
        MET,
        @JsonProperty("metLate")
        MET_LATE,
        @JsonProperty("waived")
        WAIVED,
        /** What had met it was undone. */
        @JsonProperty("reopened")
        REOPENED,
        /** Those who can act were told that it nears its end. */
        @JsonProperty("warned")
        WARNED,
        /** It passed its due moment while it ran. */
        @JsonProperty("overdue")
        OVERDUE,
        /** It stands still. */
        @JsonProperty("paused")
        PAUSED,
        /** It goes on. */
        @JsonProperty("resumed")
        RESUMED,
        /** It was given a later end. */
        @JsonProperty("postponed")
        POSTPONED,
        /** It turned out to have begun earlier, and ends earlier. */
        @JsonProperty("broughtForward")
        BROUGHT_FORWARD
    }

    /** The same, by this user. */
    ObligationEvent by(@Nullable UUID user) {
        return new ObligationEvent(id, obligationId, what, recordedAt, occurredAt, user, proof, reason, urgency);
    }

    static ObligationEvent opened(Obligation obligation, Instant now) {
        return new ObligationEvent(
                Ids.next(), obligation.id(), What.OPENED, now, obligation.triggerAt(), null, null, null, null);
    }

    static ObligationEvent met(Obligation obligation, Instant now) {
        What what = obligation.state() == ObligationState.MET ? What.MET : What.MET_LATE;
        Instant at = obligation.metAt() == null ? now : obligation.metAt();
        return new ObligationEvent(Ids.next(), obligation.id(), what, now, at, null, obligation.proof(), null, null);
    }

    static ObligationEvent waived(Obligation obligation, Instant now, @Nullable UUID userId) {
        return new ObligationEvent(
                Ids.next(), obligation.id(), What.WAIVED, now, now, userId, null, obligation.waivedReason(), null);
    }

    static ObligationEvent moved(Obligation obligation, What what, Instant at, Instant now, String reason) {
        return new ObligationEvent(Ids.next(), obligation.id(), what, now, at, null, null, reason, null);
    }

    static ObligationEvent reopened(Obligation obligation, Instant now, String reason) {
        return new ObligationEvent(Ids.next(), obligation.id(), What.REOPENED, now, now, null, null, reason, null);
    }

    /**
     * Those who can act were told; at the last level that it is overdue.
     *
     * @param since from when this level holds, which may lie before a time without a server
     */
    static ObligationEvent warned(Obligation obligation, Urgency urgency, Instant since, Instant now) {
        What what = urgency == Urgency.OVERDUE ? What.OVERDUE : What.WARNED;
        return new ObligationEvent(Ids.next(), obligation.id(), what, now, since, null, null, null, urgency);
    }
}
