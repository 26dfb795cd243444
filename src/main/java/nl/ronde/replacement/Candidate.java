package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.calendar.DutchMoment;
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
 * @param exclusions what stands in the way, and at which visits
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
     * @param visitId the first of the visits
     * @param visitIds every visit at which it does
     * @param text Dutch, with until when, and with the days where it holds for several visits
     */
    record Exclusion(Code code, boolean hard, UUID visitId, List<UUID> visitIds, String text) {
        static Exclusion of(Code code, UUID visitId, String text) {
            return new Exclusion(code, code.hard, visitId, List.of(visitId), text);
        }

        /** What is the same at several visits, said once with their days. */
        static List<Exclusion> together(List<Exclusion> each, Map<UUID, LocalDate> days) {
            return each.stream()
                    .collect(Collectors.groupingBy(
                            one -> List.of(one.code(), one.text()), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(same -> same.size() == 1 ? same.getFirst() : once(same, days))
                    .toList();
        }

        private static Exclusion once(List<Exclusion> same, Map<UUID, LocalDate> days) {
            Exclusion first = same.getFirst();
            List<UUID> ids = same.stream().map(Exclusion::visitId).toList();
            String when =
                    ids.stream().map(days::get).distinct().map(DutchMoment::day).collect(Collectors.joining(", "));
            return new Exclusion(
                    first.code, first.hard, first.visitId, ids, first.text + " Bij de bezoeken van " + when + ".");
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
        @JsonProperty("noConfidentialityStatement")
        NO_CONFIDENTIALITY_STATEMENT(true),
        @JsonProperty("needsSupervision")
        NEEDS_SUPERVISION(true),
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
