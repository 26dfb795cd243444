package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an agreement leaves to be set.
 *
 * @param missingCheckOutAfterHours hours after the planned end without a check-out that make an exception
 * @param deviationToleranceMinutes minutes that a visit may be shorter or longer than planned without an exception
 * @param noShow what happens with the planned time when nobody was home
 * @param citation where the figures come from
 */
public record Settings(int missingCheckOutAfterHours, int deviationToleranceMinutes, NoShow noShow, String citation) {

    /** Refuses figures that cannot be meant. */
    public Settings {
        if (missingCheckOutAfterHours < 1 || deviationToleranceMinutes < 1) {
            throw new IllegalArgumentException("settings must be 1 or more");
        }
        Required.value(noShow, "settings.noShow");
        Required.text(citation, "settings.citation");
    }

    /** What is charged for a visit at which nobody was home. */
    public enum NoShow {
        /** Nothing: only what was delivered is charged. */
        @JsonProperty("not-charged")
        NOT_CHARGED,
        /** The planned minutes. */
        @JsonProperty("planned-time-charged")
        PLANNED_TIME_CHARGED
    }
}
