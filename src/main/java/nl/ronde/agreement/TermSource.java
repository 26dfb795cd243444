package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a term comes from. */
public enum TermSource {
    /** The assignment itself: its decision or municipal plan sets a date (DVO 11.3, Kampen B2 1.9a). */
    @JsonProperty("assignment")
    ASSIGNMENT("assignment"),
    /** The agreement itself. */
    @JsonProperty("agreement")
    AGREEMENT("agreement"),
    /** An appendix of the agreement. */
    @JsonProperty("appendix")
    APPENDIX("appendix"),
    /** A law, where no agreement makes the duty its own; no choice of the provider, and no demand of the contract either. */
    @JsonProperty("law")
    LAW("law"),
    /** The provider's own standard; never something that the contract requires. */
    @JsonProperty("house")
    HOUSE("house");

    private final String code;

    TermSource(String code) {
        this.code = code;
    }

    /** The name in answers: {@code assignment}, {@code agreement}, {@code appendix}, {@code law} or {@code house}. */
    public String code() {
        return code;
    }
}
