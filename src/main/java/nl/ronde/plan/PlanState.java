package nl.ronde.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a version of a plan stands. */
public enum PlanState {
    /** Being written; may change. */
    @JsonProperty("draft")
    DRAFT,
    /** Shown to the client: the text is frozen. */
    @JsonProperty("presented")
    PRESENTED,
    /** Agreed to, and signed by the provider where the agreement asks for it. */
    @JsonProperty("signed")
    SIGNED,
    /** The client does not agree. */
    @JsonProperty("refused")
    REFUSED,
    /** A later version took its place. */
    @JsonProperty("superseded")
    SUPERSEDED
}
