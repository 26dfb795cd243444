package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What it is, as the reporter sees it; what it is in law a team lead decides. */
public enum IncidentKind {
    /** Something went wrong (incident). */
    @JsonProperty("incident")
    INCIDENT,
    /** Violence in delivering the help (geweld bij de verstrekking, Wmo 2015 art. 1.1.1). */
    @JsonProperty("violence")
    VIOLENCE,
    /** An unintended or unexpected event with grave harm to, or the death of, a client (calamiteit, Wmo 2015 art. 1.1.1). */
    @JsonProperty("calamity")
    CALAMITY
}
