package nl.ronde.platform.act;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure the time of an event is. */
public enum ClockQuality {
    /** Nothing was sent: the server's time of receipt. */
    @JsonProperty("server")
    SERVER,
    /** Counted back from the receipt by the phone's running time. */
    @JsonProperty("measured")
    MEASURED,
    /** The phone's clock, corrected by how far it was off when it sent. */
    @JsonProperty("estimated")
    ESTIMATED,
    /** The phone's clock as it was. */
    @JsonProperty("unverified")
    UNVERIFIED
}
