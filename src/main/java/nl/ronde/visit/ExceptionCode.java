package nl.ronde.visit;

import static nl.ronde.visit.ExceptionOutcome.ACCEPTED;
import static nl.ronde.visit.ExceptionOutcome.APPROVED;
import static nl.ronde.visit.ExceptionOutcome.ATTACHED;
import static nl.ronde.visit.ExceptionOutcome.BEGIN_SET;
import static nl.ronde.visit.ExceptionOutcome.CORRECTION_MADE;
import static nl.ronde.visit.ExceptionOutcome.END_SET;
import static nl.ronde.visit.ExceptionOutcome.FIRST_KEPT;
import static nl.ronde.visit.ExceptionOutcome.NOT_CHARGEABLE;
import static nl.ronde.visit.ExceptionOutcome.NOT_DELIVERED;
import static nl.ronde.visit.ExceptionOutcome.OTHER_ASSIGNMENT;
import static nl.ronde.visit.ExceptionOutcome.SECOND_KEPT_AS_FACT;
import static nl.ronde.visit.ExceptionOutcome.TIMES_ADJUSTED;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What can be odd about a visit. One that must be settled keeps the visit out of approval; the others may be acknowledged.
 * The outcomes are those that a person may choose.
 */
public enum ExceptionCode {
    /** So many hours after the planned end there is no check-out. */
    MISSING_CHECK_OUT(true, END_SET, NOT_DELIVERED),
    /** A check-out without a check-in. */
    MISSING_CHECK_IN(true, BEGIN_SET, NOT_DELIVERED),
    /** A second check-in on one visit. */
    SECOND_CHECK_IN(false, FIRST_KEPT, SECOND_KEPT_AS_FACT),
    /** A first contact without identification shown (Kampen B2 2.8). */
    NO_LEGITIMATION(true, ACCEPTED),
    /** No planned visit fits. */
    UNSCHEDULED(true, ATTACHED, NOT_CHARGEABLE),
    /** Delivered after the office had cancelled it or closed it as not delivered. */
    CANCELLED_BUT_DELIVERED(true, APPROVED, NOT_CHARGEABLE),
    /** Done by another than planned. */
    WRONG_WORKER(false, ACCEPTED),
    /** Outside the period of its assignment, in a stop, or after help has ended. */
    OUTSIDE_ASSIGNMENT(true, OTHER_ASSIGNMENT, NOT_CHARGEABLE),
    /** The client has no assignment on that day. */
    NO_ASSIGNMENT(true, ATTACHED, NOT_CHARGEABLE),
    /** Actual times of one worker or one client overlap. */
    OVERLAP(true, TIMES_ADJUSTED, ACCEPTED),
    /** Shorter than planned, by more than the agreement's tolerance. */
    SHORTER_THAN_PLANNED(false, ACCEPTED, TIMES_ADJUSTED),
    /** Longer than planned, by more than the agreement's tolerance. */
    LONGER_THAN_PLANNED(false, ACCEPTED, TIMES_ADJUSTED),
    /** More than the assignment's volume. */
    ABOVE_VOLUME(false, ACCEPTED),
    /** Nothing confirms the phone's clock; must be settled when it is far off. */
    CLOCK_UNVERIFIED(false, ACCEPTED, TIMES_ADJUSTED),
    /** Arrived after an export of its period. */
    LATE_AFTER_CLOSE(true, CORRECTION_MADE);

    private final boolean mustSettle;
    private final Set<ExceptionOutcome> outcomes;

    ExceptionCode(boolean mustSettle, ExceptionOutcome... outcomes) {
        this.mustSettle = mustSettle;
        this.outcomes = Set.of(outcomes);
    }

    /** True where it must be settled before approval, whatever the circumstances. */
    public boolean mustSettle() {
        return mustSettle;
    }

    /** What a person may choose. */
    public Set<ExceptionOutcome> outcomes() {
        return outcomes;
    }

    /** The word in the contract. */
    @JsonValue
    public String word() {
        return name();
    }
}
