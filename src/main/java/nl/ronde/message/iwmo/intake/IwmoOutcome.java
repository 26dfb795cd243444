package nl.ronde.message.iwmo.intake;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a message. */
public enum IwmoOutcome {
    /** Taken in whole; the reply carries no codes. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** Nothing of it was taken in; the reply says why. */
    @JsonProperty("rejected")
    REJECTED,
    /** No WMO301 of iWmo 3.2: kept, and never answered with a message. */
    @JsonProperty("unreadable")
    UNREADABLE,
    /** Meant for another provider: that it came is kept, its content is not, and it is never answered with a message. */
    @JsonProperty("misdirected")
    MISDIRECTED;

    /** Whether a reply message belongs to it. */
    public boolean isAnswered() {
        return this == ACCEPTED || this == REJECTED;
    }
}
