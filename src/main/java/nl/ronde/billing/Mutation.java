package nl.ronde.billing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a line of a file does to what the CAK has. */
public enum Mutation {
    /** New (nieuw). */
    @JsonProperty("new")
    NEW("N"),
    /** Takes the place of the line sent before (wijzigen). */
    @JsonProperty("replaced")
    REPLACED("W"),
    /** Takes the line sent before away (verwijderen). */
    @JsonProperty("removed")
    REMOVED("V");

    private final String letter;

    Mutation(String letter) {
        this.letter = letter;
    }

    /** The letter in the file. */
    public String letter() {
        return letter;
    }
}
