package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an exception ended. */
public enum ExceptionOutcome {
    /** The end was set, with a reason. */
    @JsonProperty("endSet")
    END_SET(false),
    /** The begin was set, with a reason. */
    @JsonProperty("beginSet")
    BEGIN_SET(false),
    /** It turned out not to have been delivered. */
    @JsonProperty("notDelivered")
    NOT_DELIVERED(false),
    /** The second check-in was a mistake: the first stands. */
    @JsonProperty("firstKept")
    FIRST_KEPT(false),
    /** The worker came twice: the second stands beside the first as a fact. */
    @JsonProperty("secondKeptAsFact")
    SECOND_KEPT_AS_FACT(false),
    /** Accepted as it is, with a reason. */
    @JsonProperty("accepted")
    ACCEPTED(false),
    /** Attached to an assignment. */
    @JsonProperty("attached")
    ATTACHED(false),
    /** Moved to another assignment. */
    @JsonProperty("otherAssignment")
    OTHER_ASSIGNMENT(false),
    /** Delivered and chargeable after all. */
    @JsonProperty("approved")
    APPROVED(false),
    /** Not charged to anybody. */
    @JsonProperty("notChargeable")
    NOT_CHARGEABLE(false),
    /** The times were corrected. */
    @JsonProperty("timesAdjusted")
    TIMES_ADJUSTED(false),
    /** The correction of what was exported was made. */
    @JsonProperty("correctionMade")
    CORRECTION_MADE(false),
    /** The worker recorded it afterwards. */
    @JsonProperty("recordedAfterwards")
    RECORDED_AFTERWARDS(true),
    /** What was missing came in later, or a correction took the cause away. */
    @JsonProperty("resolved")
    RESOLVED(true);

    private final boolean byFact;

    ExceptionOutcome(boolean byFact) {
        this.byFact = byFact;
    }

    /** True where no person chooses it: a later fact does. */
    public boolean byFact() {
        return byFact;
    }
}
