package nl.ronde.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a mail. */
public enum MailState {
    /** Waits to be sent, or to be tried again. */
    @JsonProperty("queued")
    QUEUED,
    /** A mail server took it. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** It did not reach its recipient. */
    @JsonProperty("returned")
    RETURNED
}
