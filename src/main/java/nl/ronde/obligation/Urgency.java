package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How loudly a running term is told of; each is more urgent than the one before. */
public enum Urgency {
    /** It comes; there is time to plan it. */
    @JsonProperty("ahead")
    AHEAD,
    /** It is near. */
    @JsonProperty("soon")
    SOON,
    /** It must be done now: its last day or hours, or the source says "at once". */
    @JsonProperty("urgent")
    URGENT,
    /** Its due moment is past; the team lead is told as well. */
    @JsonProperty("overdue")
    OVERDUE;

    /** The higher, the more urgent. */
    int rank() {
        return ordinal() + 1;
    }
}
