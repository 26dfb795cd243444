package nl.ronde.staff;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the absence was planned. */
public enum LeaveKind {
    /** Planned (verlof). */
    @JsonProperty("leave")
    LEAVE,
    /** Not planned (ziek). */
    @JsonProperty("sick")
    SICK
}
