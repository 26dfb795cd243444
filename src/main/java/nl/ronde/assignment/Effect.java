package nl.ronde.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a received version of an assignment did. */
public enum Effect {
    /** The first of its number. */
    @JsonProperty("new")
    NEW,
    /** Newer, and something differs. */
    @JsonProperty("changed")
    CHANGED,
    /** Nothing differs from what stands. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** Not newer than what stands: kept, without effect. */
    @JsonProperty("older")
    OLDER,
    /** The municipality removed the assignment. */
    @JsonProperty("withdrawn")
    WITHDRAWN
}
