package nl.ronde.platform.act;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user may do is given by roles; a user may have several. The contract names them per operation ({@code x-roles}). */
public enum Role {
    /** Home-care worker (huishoudelijke hulp): the own visits only. */
    @JsonProperty("worker")
    WORKER("worker"),
    /** Planner (planner). */
    @JsonProperty("planner")
    PLANNER("planner"),
    /** Team lead (teamleider). */
    @JsonProperty("teamLead")
    TEAM_LEAD("teamLead"),
    /** Back office (backoffice): messages, declarations, CAK. */
    @JsonProperty("backOffice")
    BACK_OFFICE("backOffice"),
    /** Administrator of the provider (beheerder): users and the audit trail. */
    @JsonProperty("administrator")
    ADMINISTRATOR("administrator"),
    /** Contact of a municipality (contactpersoon van de gemeente): reads about that municipality's own clients only. */
    @JsonProperty("municipality")
    MUNICIPALITY("municipality");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word in the contract and in tokens. */
    public String word() {
        return word;
    }

    /** The role with this word. */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + word);
    }
}
