package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.agreement.StaffDemands;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.replacement.Candidate.Code;
import nl.ronde.replacement.Candidate.Exclusion;
import nl.ronde.staff.AskedOfWorker;
import nl.ronde.staff.WorkerPlanning;
import org.jspecify.annotations.Nullable;

/**
 * Ranks workers for visits that nobody goes to. Pure and deterministic: who can do all visits first, then who can do most; then
 * a known face (the more often, the higher), who said she can, the same team, the shortest travel, the most hours left, the
 * name. Nobody is left out: who cannot stands below, with why.
 */
final class Ranking {
    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::possible)
            .reversed()
            .thenComparing(each -> -each.possibleVisitIds().size())
            .thenComparing(each -> -each.helpedBefore())
            .thenComparing(Candidate::available)
            .thenComparing(each -> !each.sameTeam())
            .thenComparing(each -> each.travel().minutes())
            .thenComparing(each -> each.minutesLeft() == null ? 0 : -each.minutesLeft())
            .thenComparing(Candidate::workerName)
            .thenComparing(Candidate::workerId);

    private Ranking() {}

    /** A visit to fill; {@code accompanied} where a qualified worker goes along. */
    record Wanted(UUID visitId, Instant begin, Instant end, boolean accompanied) {
        LocalDate day() {
            return AmsterdamTime.dateOf(begin);
        }

        long minutes() {
            return AmsterdamTime.minutesBetween(begin, end);
        }
    }

    /** What is asked. */
    record Question(List<Wanted> visits, @Nullable String postcode, List<String> competences, StaffDemands demands) {}

    /** Another visit of a worker. */
    record Busy(
            UUID visitId,
            Instant begin,
            Instant end,
            @Nullable String postcode) {}

    /**
     * What is known of a worker.
     *
     * @param unwanted why she and this client must not meet; null where they may
     * @param recentPostcodes of the clients she went to in four weeks
     */
    record Facts(
            WorkerPlanning worker,
            List<Busy> busy,
            int helpedBefore,
            @Nullable LocalDate lastHelpedOn,
            boolean sameTeam,
            @Nullable String unwanted,
            Set<String> recentPostcodes) {}

    static List<Candidate> rank(Question question, List<Facts> workers) {
        return workers.stream()
                .map(facts -> candidate(question, facts))
                .sorted(ORDER)
                .toList();
    }

    private static Candidate candidate(Question question, Facts facts) {
        Set<UUID> wanted = question.visits().stream().map(Wanted::visitId).collect(Collectors.toSet());
        List<Busy> others = facts.busy().stream()
                .filter(busy -> !wanted.contains(busy.visitId()))
                .toList();
        Map<LocalDate, Long> left = minutesLeft(question, facts.worker(), others);
        List<Exclusion> exclusions = new ArrayList<>();
        List<UUID> possible = new ArrayList<>();
        for (Wanted visit : question.visits()) {
            int before = exclusions.size();
            exclude(question, visit, facts, others, left, exclusions);
            if (exclusions.size() == before) {
                possible.add(visit.visitId());
            }
        }
        Travel travel = travel(question, facts, others);
        WorkerPlanning.Says says = question.visits().stream()
                .map(visit -> facts.worker().says(visit.begin(), visit.end()))
                .max(Comparator.naturalOrder())
                .orElse(WorkerPlanning.Says.NOTHING);
        Integer tightest = left.values().stream()
                .min(Comparator.naturalOrder())
                .map(minutes -> (int) (long) minutes)
                .orElse(null);
        return new Candidate(
                facts.worker().id(),
                facts.worker().name(),
                exclusions.isEmpty(),
                possible,
                facts.helpedBefore(),
                facts.lastHelpedOn(),
                facts.sameTeam(),
                tightest,
                travel,
                says,
                reasons(facts, travel, says, tightest),
                Exclusion.together(
                        exclusions,
                        question.visits().stream().collect(Collectors.toMap(Wanted::visitId, Wanted::day))));
    }

    /** Contracted minutes minus what is planned, by the Monday of each week concerned; empty where nothing is agreed. */
    private static Map<LocalDate, Long> minutesLeft(Question question, WorkerPlanning worker, List<Busy> others) {
        Map<LocalDate, Long> left = new TreeMap<>();
        if (worker.minutesPerWeek() != null) {
            for (Wanted visit : question.visits()) {
                left.put(AmsterdamTime.mondayOf(visit.day()), (long) worker.minutesPerWeek());
            }
            for (Busy busy : others) {
                left.computeIfPresent(
                        AmsterdamTime.mondayOf(AmsterdamTime.dateOf(busy.begin())),
                        (monday, minutes) -> minutes - AmsterdamTime.minutesBetween(busy.begin(), busy.end()));
            }
        }
        return left;
    }

    private static void exclude(
            Question question,
            Wanted visit,
            Facts facts,
            List<Busy> others,
            Map<LocalDate, Long> left,
            List<Exclusion> found) {
        WorkerPlanning worker = facts.worker();
        LocalDate day = visit.day();
        UUID id = visit.visitId();
        if (facts.unwanted() != null) {
            found.add(Exclusion.of(Code.UNWANTED_COMBINATION, id, "Ongewenste combinatie: " + facts.unwanted()));
        }
        if (!worker.employedOn(day)) {
            found.add(Exclusion.of(Code.NOT_EMPLOYED, id, "Dan niet in dienst."));
        }
        LocalDate vog = worker.vogUntil(day);
        if (vog == null || vog.isBefore(day)) {
            found.add(Exclusion.of(
                    Code.NO_VOG,
                    id,
                    vog == null ? "Er is geen VOG." : "De VOG is geldig tot en met " + DutchMoment.day(vog) + "."));
        }
        AskedOfWorker demanded = new AskedOfWorker(question.demands(), visit::accompanied);
        demanded.statementLacking(worker.statementSigned())
                .ifPresent(why -> found.add(Exclusion.of(Code.NO_CONFIDENTIALITY_STATEMENT, id, why)));
        demanded.supervisionLacking(worker.kind())
                .ifPresent(why -> found.add(Exclusion.of(Code.NEEDS_SUPERVISION, id, why)));
        worker.lacking(question.competences(), day)
                .ifPresent(name ->
                        found.add(Exclusion.of(Code.COMPETENCE_MISSING, id, "Mist de bekwaamheid: " + name + ".")));
        worker.leaveOn(day)
                .ifPresent(leave -> found.add(Exclusion.of(
                        Code.ON_LEAVE,
                        id,
                        leave.lastDay() == null
                                ? "Afwezig, het einde is nog niet bekend."
                                : "Afwezig tot en met " + DutchMoment.day(leave.lastDay()) + ".")));
        inTheWay(question, visit, others).ifPresent(found::add);
        if (worker.says(visit.begin(), visit.end()) == WorkerPlanning.Says.NO) {
            found.add(Exclusion.of(Code.OUTSIDE_AVAILABILITY, id, "Zegt dan niet te kunnen."));
        }
        Long minutes = left.get(AmsterdamTime.mondayOf(day));
        long asked = question.visits().stream()
                .filter(each -> AmsterdamTime.mondayOf(each.day()).equals(AmsterdamTime.mondayOf(day)))
                .mapToLong(Wanted::minutes)
                .sum();
        if (minutes != null && minutes < asked) {
            found.add(Exclusion.of(
                    Code.CONTRACT_HOURS,
                    id,
                    "Meer dan de contracturen: nog %s vrij, gevraagd %s.".formatted(hours(minutes), hours(asked))));
        }
    }

    private static Optional<Exclusion> inTheWay(Question question, Wanted visit, List<Busy> others) {
        Optional<Busy> overlap = others.stream()
                .filter(busy -> busy.begin().isBefore(visit.end()) && busy.end().isAfter(visit.begin()))
                .min(Comparator.comparing(Busy::begin));
        if (overlap.isPresent()) {
            return Optional.of(Exclusion.of(
                    Code.OVERLAP,
                    visit.visitId(),
                    "Heeft een bezoek op %s van %s tot %s."
                            .formatted(
                                    DutchMoment.day(visit.day()),
                                    AmsterdamTime.timeOf(overlap.get().begin()),
                                    AmsterdamTime.timeOf(overlap.get().end()))));
        }
        return others.stream()
                .filter(busy -> tooNear(question, visit, busy))
                .min(Comparator.comparing(Busy::begin))
                .map(busy -> {
                    Travel travel = Travel.between(question.postcode(), busy.postcode());
                    return Exclusion.of(
                            Code.TRAVEL_TIME,
                            visit.visitId(),
                            "Te weinig reistijd: een bezoek van %s tot %s %s, geschat %d minuten (naar postcode)."
                                    .formatted(
                                            AmsterdamTime.timeOf(busy.begin()),
                                            AmsterdamTime.timeOf(busy.end()),
                                            travel.words(),
                                            travel.minutes()));
                });
    }

    private static boolean tooNear(Question question, Wanted visit, Busy busy) {
        int minutes = Travel.between(question.postcode(), busy.postcode()).minutes();
        return AmsterdamTime.plusMinutes(busy.end(), minutes).isAfter(visit.begin())
                && AmsterdamTime.plusMinutes(visit.end(), minutes).isAfter(busy.begin());
    }

    private static Travel travel(Question question, Facts facts, List<Busy> others) {
        Set<LocalDate> days = question.visits().stream().map(Wanted::day).collect(Collectors.toSet());
        Comparator<Travel> nearest = Comparator.comparing(Travel::minutes);
        return others.stream()
                .filter(busy -> days.contains(AmsterdamTime.dateOf(busy.begin())))
                .map(busy -> Travel.between(question.postcode(), busy.postcode()))
                .filter(travel -> travel != Travel.UNKNOWN)
                .min(nearest)
                .or(() -> facts.recentPostcodes().stream()
                        .map(postcode -> Travel.between(question.postcode(), postcode))
                        .filter(travel -> travel != Travel.UNKNOWN)
                        .min(nearest))
                .orElse(Travel.UNKNOWN);
    }

    private static List<String> reasons(
            Facts facts, Travel travel, WorkerPlanning.Says says, @Nullable Integer minutesLeft) {
        List<String> reasons = new ArrayList<>();
        reasons.add(
                facts.helpedBefore() == 0
                        ? "Was nog niet eerder bij deze cliënt."
                        : "Was %d keer eerder bij deze cliënt, het laatst op %s."
                                .formatted(
                                        facts.helpedBefore(),
                                        DutchMoment.day(Objects.requireNonNull(facts.lastHelpedOn()))));
        if (says == WorkerPlanning.Says.YES) {
            reasons.add("Zegt dan te kunnen.");
        } else if (says == WorkerPlanning.Says.NOTHING) {
            reasons.add("Heeft voor deze tijd geen beschikbaarheid opgegeven.");
        }
        if (facts.sameTeam()) {
            reasons.add("Zit in hetzelfde team als de afwezige medewerker.");
        }
        if (travel != Travel.UNKNOWN) {
            reasons.add("Werkt " + travel.words() + " (geschat naar postcode).");
        }
        if (minutesLeft != null && minutesLeft > 0) {
            reasons.add("Heeft deze week nog " + hours(minutesLeft) + " van het contract over.");
        }
        return reasons;
    }

    private static String hours(long minutes) {
        long positive = Math.max(0, minutes);
        return "%d:%02d uur".formatted(positive / 60, positive % 60);
    }
}
