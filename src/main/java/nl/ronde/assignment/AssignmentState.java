package nl.ronde.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of an assignment at its newest state.
 *
 * @param assignedOn Toewijzingsdatum of the newest decision
 * @param listed the newest picture that listed it; null where entered by hand
 */
record AssignmentState(
        Assignment assignment,
        Source source,
        LocalDate assignedOn,
        @Nullable LocalTime assignedAtTime,
        @Nullable Long budgetCents,
        @Nullable String changeReason,
        Instant receivedAt,
        @Nullable Listing listed,
        @Nullable String localNote) {

    /** Where an assignment comes from. */
    enum Source {
        /** A message of the municipality. */
        @JsonProperty("iwmo")
        IWMO,
        /** Somebody in the office. */
        @JsonProperty("hand")
        HAND
    }

    /** Whether the decision is newer than the one the present state comes from; what was entered by hand always yields. */
    boolean yieldsTo(Decision decision) {
        return source == Source.HAND || decision.decidedAt().isAfter(decidedAt());
    }

    private LocalDateTime decidedAt() {
        return assignedOn.atTime(assignedAtTime == null ? LocalTime.MIDNIGHT : assignedAtTime);
    }

    /** The state after a newer decision; the agreement, the local note and the result areas stay. */
    AssignmentState after(Decision decision, Instant received) {
        Assignment was = assignment;
        Assignment now = new Assignment(
                was.id(),
                was.version() + 1,
                was.clientId(),
                was.agreementId(),
                was.municipalityCode(),
                decision.number(),
                decision.productCategory(),
                decision.productCode(),
                decision.firstDay(),
                decision.lastDay(),
                decision.volume(),
                decision.volumeUnit(),
                decision.volumeFrequency(),
                decision.withdraws(),
                was.resultAreasKnown());
        return new AssignmentState(
                now,
                Source.IWMO,
                decision.assignedOn(),
                decision.assignedAtTime(),
                decision.budgetCents(),
                decision.changeReason(),
                received,
                listed,
                localNote);
    }

    AssignmentState with(Assignment next, @Nullable String note) {
        return new AssignmentState(
                next, source, assignedOn, assignedAtTime, budgetCents, changeReason, receivedAt, listed, note);
    }

    AssignmentState listedIn(Listing listing) {
        return new AssignmentState(
                assignment,
                source,
                assignedOn,
                assignedAtTime,
                budgetCents,
                changeReason,
                receivedAt,
                listing,
                localNote);
    }

    /** Still to be delivered on or after this day. */
    boolean isValidOn(LocalDate day) {
        return !assignment.withdrawn()
                && (assignment.lastDay() == null || !assignment.lastDay().isBefore(day));
    }
}
