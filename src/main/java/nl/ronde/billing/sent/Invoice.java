package nl.ronde.billing.sent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that was sent to a municipality, as it was recorded here.
 *
 * @param number the provider's own invoice number
 * @param totalCents VAT included
 * @param sentAt when it left
 * @param arrivedAt when the municipality received it: the term of payment counts from here
 * @param paidCents what came in so far
 * @param disputed whether the municipality disputes it now
 */
record Invoice(
        UUID id,
        int version,
        String agreementId,
        CarePeriod period,
        String number,
        long totalCents,
        Instant sentAt,
        Channel channel,
        Instant arrivedAt,
        UUID recordedBy,
        Instant recordedAt,
        long paidCents,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        boolean disputed) {

    /** How it went. */
    enum Channel {
        @JsonProperty("iwmo")
        IWMO,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("portal")
        PORTAL,
        @JsonProperty("letter")
        LETTER
    }

    /** Where it stands; derived. */
    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("disputed")
        DISPUTED,
        @JsonProperty("paid")
        PAID,
        @JsonProperty("withdrawn")
        WITHDRAWN
    }

    /** That the municipality disputes it, and how that ended. */
    record Dispute(
            UUID id,
            Instant disputedAt,
            String reason,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}

    /** Money that came in. */
    record Payment(
            UUID id, LocalDate paidOn, long cents, @Nullable String reference, Instant recordedAt) {}

    State state() {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (paidCents >= totalCents) {
            return State.PAID;
        }
        return disputed ? State.DISPUTED : State.OPEN;
    }

    void requireOwed() {
        if (state() == State.WITHDRAWN) {
            throw SentProblem.INVOICE_WITHDRAWN.refuse();
        }
        if (state() == State.PAID) {
            throw SentProblem.INVOICE_PAID.refuse();
        }
    }

    /** The same with this much more paid. */
    Invoice paid(long cents) {
        requireOwed();
        if (cents > totalCents - paidCents) {
            throw SentProblem.TOO_MUCH_PAID.refuse(SentProblem.TOO_MUCH_PAID.title(), "/cents");
        }
        return with(paidCents + cents, null, null, disputed);
    }

    Invoice withdrawn(Instant at, String reason) {
        requireOwed();
        return with(paidCents, at, reason, disputed);
    }

    Invoice withDispute(boolean now) {
        requireOwed();
        return with(paidCents, null, null, now);
    }

    private Invoice with(long paid, @Nullable Instant gone, @Nullable String reason, boolean inDispute) {
        return new Invoice(
                id,
                version + 1,
                agreementId,
                period,
                number,
                totalCents,
                sentAt,
                channel,
                arrivedAt,
                recordedBy,
                recordedAt,
                paid,
                gone,
                reason,
                inDispute);
    }
}
