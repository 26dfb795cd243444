package nl.ronde.device;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a phone may still do. */
public enum DeviceState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("revoked")
    REVOKED,
    /** To be wiped at its next contact. */
    @JsonProperty("wipeOrdered")
    WIPE_ORDERED,
    /** It said that it was wiped. */
    @JsonProperty("wiped")
    WIPED
}
