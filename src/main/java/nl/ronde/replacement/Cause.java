package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why planned visits are left without their worker. */
public enum Cause {
    /** A sick report. */
    @JsonProperty("sick")
    SICK,
    /** Planned leave. */
    @JsonProperty("leave")
    LEAVE,
    /** The worker leaves the provider. */
    @JsonProperty("endOfEmployment")
    END_OF_EMPLOYMENT,
    /** Without a valid VOG nobody goes to a client (Kampen B2 2.1, DVO B3 C4). */
    @JsonProperty("vog")
    VOG,
    /** A competence that the help asks for has lapsed. */
    @JsonProperty("competence")
    COMPETENCE,
    /** Without a signed confidentiality statement nobody goes to a client (DVO 16.7). */
    @JsonProperty("confidentialityStatement")
    CONFIDENTIALITY,
    /** A trainee goes beside a qualified worker only (DVO 12.3). */
    @JsonProperty("supervision")
    SUPERVISION
}
