package nl.ronde.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.ronde.agreement.ResultKey;
import nl.ronde.platform.json.Weekday;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a plan.
 *
 * @param careParts the care part (zorginhoudelijk gedeelte), one for each result
 * @param processAgreements what the client keeps to (procesafspraken)
 * @param workingTimes on which days and times the help comes
 * @param informalCarers who helps beside the provider (mantelzorgers)
 * @param informalCare how that fits together, or that there is nobody
 * @param transport whether transport is needed, and why (DVO B3 E1)
 * @param municipalPlan what it carries out
 * @param evaluationMoments those that the assignment itself names (Kampen B2 1.9a), Amsterdam dates
 * @param information what the client must be told (DVO 11.4)
 */
public record PlanContent(
        List<CarePart> careParts,
        List<String> processAgreements,
        List<WorkingTime> workingTimes,
        List<InformalCarer> informalCarers,
        @Nullable String informalCare,
        @Nullable String transport,
        @Nullable MunicipalPlanLink municipalPlan,
        List<LocalDate> evaluationMoments,
        Information information) {

    /** Absent lists are empty ones. */
    public PlanContent {
        careParts = orNone(careParts);
        processAgreements = orNone(processAgreements);
        workingTimes = orNone(workingTimes);
        informalCarers = orNone(informalCarers);
        evaluationMoments = orNone(evaluationMoments);
        information = information == null ? Information.NONE : information;
    }

    private static <T> List<T> orNone(@Nullable List<T> many) {
        return many == null ? List.of() : List.copyOf(many);
    }

    /**
     * The help for one result.
     *
     * @param area code of the agreement's catalogue; null where it has none
     * @param result what is to be reached, in words
     * @param goals concrete goals
     * @param municipalResult the result of the municipal plan that it serves
     */
    public record CarePart(
            @Nullable String area,
            String result,
            List<String> goals,
            List<Activity> activities,
            @Nullable String municipalResult) {
        /** Absent lists are empty ones. */
        public CarePart {
            goals = orNone(goals);
            activities = orNone(activities);
        }

        /** The code under which it is worked on and ticked: of the catalogue, or of its own words. */
        String key() {
            return area != null ? area : ResultKey.of(result);
        }
    }

    /**
     * What is done.
     *
     * @param activity code of the catalogue; else {@code text}
     * @param text own words
     * @param minutes each time it is done
     */
    public record Activity(
            @Nullable String activity,
            @Nullable String text,
            Frequency frequency,
            @Nullable Integer minutes) {
        /** The code, or the own words: as a visit's report names it. */
        String key() {
            return activity != null ? activity : String.valueOf(text);
        }
    }

    /** So many times in such a period. */
    public record Frequency(int times, Per per) {}

    /** How often. */
    public enum Per {
        @JsonProperty("visit")
        VISIT("elk bezoek", 0),
        @JsonProperty("week")
        WEEK("per week", 7),
        @JsonProperty("twoWeeks")
        TWO_WEEKS("per twee weken", 14),
        @JsonProperty("fourWeeks")
        FOUR_WEEKS("per vier weken", 28),
        @JsonProperty("month")
        MONTH("per maand", 30.4375),
        @JsonProperty("quarter")
        QUARTER("per kwartaal", 91.3125),
        @JsonProperty("year")
        YEAR("per jaar", 365.25);

        private final String dutch;
        private final double days;

        Per(String dutch, double days) {
            this.dutch = dutch;
            this.days = days;
        }

        String dutch() {
            return dutch;
        }

        /** How many of these go into so many days, or visits. */
        double periodsIn(long wholeDays, int visits) {
            return this == VISIT ? visits : wholeDays / days;
        }
    }

    /** A day and time that the help comes, on the clock in the Netherlands. */
    public record WorkingTime(
            Weekday weekday,
            LocalTime begin,
            LocalTime end,
            @Nullable Integer everyNWeeks) {}

    /** Somebody of the client's own circle, and what that person does. */
    public record InformalCarer(String name, @Nullable String relation, String does) {}

    /** The municipality's plan that this one carries out. */
    public record MunicipalPlanLink(String reference, List<String> results) {
        /** Absent results are none. */
        public MunicipalPlanLink {
            results = orNone(results);
        }
    }

    /**
     * What the client must be told at the start, in understandable Dutch (DVO 11.4).
     *
     * @param phone general number, reachable from 8.00 to 17.00
     */
    public record Information(
            @Nullable String execution,
            @Nullable String cooperation,
            @Nullable String expertise,
            @Nullable String refusalAndEnding,
            @Nullable String complaints,
            @Nullable String rights,
            @Nullable String phone,
            @Nullable String email) {
        static final Information NONE = new Information(null, null, null, null, null, null, null, null);
    }
}
