package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of a term. Overdue is no state: it is running past its due moment. */
public enum ObligationState {
    @JsonProperty("running")
    RUNNING,
    /** Met at or before its last instant. */
    @JsonProperty("met")
    MET,
    @JsonProperty("metLate")
    MET_LATE,
    /** Given up by a team lead, with a reason. */
    @JsonProperty("waived")
    WAIVED
}
