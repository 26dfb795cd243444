package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the minutes of a visit may be declared. */
public enum Approval {
    /** Nothing stands in the way yet. */
    @JsonProperty("open")
    OPEN,
    /** Something must be settled first. */
    @JsonProperty("inException")
    IN_EXCEPTION,
    /** Approved (akkoord), with the minutes. */
    @JsonProperty("approved")
    APPROVED
}
