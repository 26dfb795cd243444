package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who of the municipality is told or consulted, or decides. */
public enum MunicipalParty {
    /** Holds the talk at the kitchen table (Kampen art. 1.20). */
    @JsonProperty("verkenner")
    VERKENNER,
    /** Accompanies the client (Kampen art. 1.6). */
    @JsonProperty("gids")
    GIDS,
    /** Of the DVO. */
    @JsonProperty("regisseur")
    REGISSEUR,
    @JsonProperty("municipality")
    MUNICIPALITY
}
