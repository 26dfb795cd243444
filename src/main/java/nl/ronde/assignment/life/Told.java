package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Words that several entries share. */
final class Told {
    private Told() {}

    /** How. */
    enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("form")
        FORM,
        @JsonProperty("letter")
        LETTER,
        @JsonProperty("talk")
        TALK
    }

    /** What becomes of visits that are planned on days without help. */
    enum PlannedVisits {
        /** A planner looks at each. */
        @JsonProperty("keep")
        KEEP,
        @JsonProperty("cancel")
        CANCEL;

        @Nullable
        String reason(String dutch) {
            return this == CANCEL ? dutch : null;
        }
    }
}
