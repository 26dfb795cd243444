package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person or desk is for, in one municipality of an agreement; one of each. */
public enum ContactRole {
    /** The municipality's contact (contactpersoon; Kampen B2 2.5). */
    @JsonProperty("contact")
    CONTACT("contactpersoon"),
    /** Who stands in for the contact (vervanger). */
    @JsonProperty("deputy")
    DEPUTY("vervanger"),
    /** The supervisor for the Wmo (toezichthouder, GGD; Wmo 2015 art. 6.1). */
    @JsonProperty("supervisor")
    SUPERVISOR("toezichthouder Wmo"),
    /** Where questions on one client's help go (regisseur, Verkenner, Gids). */
    @JsonProperty("desk")
    DESK("regisseur of Verkenner"),
    /** The provider's own contact for the municipality (DVO B3 H6). */
    @JsonProperty("ownContact")
    OWN_CONTACT("eigen contactpersoon"),
    /** The provider's own deputy (DVO B3 H6). */
    @JsonProperty("ownDeputy")
    OWN_DEPUTY("eigen vervanger");

    private final String dutch;

    ContactRole(String dutch) {
        this.dutch = dutch;
    }

    /** In Dutch: "contactpersoon". */
    public String dutch() {
        return dutch;
    }
}
