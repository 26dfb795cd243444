package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is told of an incident, violence or a calamity. */
public enum ReportRecipient {
    /** The municipality's contact (contactpersoon van de gemeente). */
    @JsonProperty("municipality")
    MUNICIPALITY,
    /** The supervisor for the Wmo (toezichthouder Wmo, GGD; Wmo 2015 art. 6.1). */
    @JsonProperty("supervisor")
    SUPERVISOR
}
