package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.staff.WorkerPlanning;
import org.jspecify.annotations.Nullable;

/**
 * A worker as candidate for a replacement.
 *
 * @param possible whether nothing stands in the way at any of the visits
 * @param possibleVisitIds the visits at which nothing does
 * @param helpedBefore how many visits of this client she did, ever
 * @param minutesLeft of her contract in the week where it is tightest, without these visits; null where none is agreed
 * @param travel from her nearest other visit on the days concerned, else from her clients of four weeks
 * @param reasons what speaks for her, Dutch
 * @param exclusions what stands in the way, per visit
 */
record Candidate(
        UUID workerId,
        String workerName,
        boolean possible,
        List<UUID> possibleVisitIds,
        int helpedBefore,
        @Nullable LocalDate lastHelpedOn,
        boolean sameTeam,
        @Nullable Integer minutesLeft,
        Travel travel,
        WorkerPlanning.Says available,
        List<String> reasons,
        List<Exclusion> exclusions) {

    /**
     * What stands in the way.
     *
     * @param hard whether planning refuses it too; else the planner may decide otherwise
     * @param text Dutch, with until when
     */
    record Exclusion(Code code, boolean hard, UUID visitId, String text) {
        static Exclusion of(Code code, UUID visitId, String text) {
            return new Exclusion(code, code.hard, visitId, text);
        }
    }

    /** The kinds of what stands in the way. */
    enum Code {
        @JsonProperty("unwantedCombination")
        UNWANTED_COMBINATION(true),
        @JsonProperty("notEmployed")
        NOT_EMPLOYED(true),
        @JsonProperty("noVog")
        NO_VOG(true),
        @JsonProperty("competenceMissing")
        COMPETENCE_MISSING(true),
        @JsonProperty("onLeave")
        ON_LEAVE(true),
        @JsonProperty("overlap")
        OVERLAP(true),
        @JsonProperty("travelTime")
        TRAVEL_TIME(false),
        @JsonProperty("outsideAvailability")
        OUTSIDE_AVAILABILITY(false),
        @JsonProperty("contractHours")
        CONTRACT_HOURS(false);

        private final boolean hard;

        Code(boolean hard) {
            this.hard = hard;
        }
    }
}
