package nl.ronde.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.StaffDemands;
import nl.ronde.platform.json.Weekday;
import nl.ronde.replacement.Candidate.Code;
import nl.ronde.replacement.Ranking.Busy;
import nl.ronde.replacement.Ranking.Facts;
import nl.ronde.replacement.Ranking.Question;
import nl.ronde.replacement.Ranking.Wanted;
import nl.ronde.staff.WorkerKind;
import nl.ronde.staff.WorkerPlanning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes first, and why somebody cannot. A visit on Monday 2 February 2026 from nine to eleven at 8261 CA. */
class RankingTest {
    private static final UUID VISIT = new UUID(1, 1);
    private static final Wanted WANTED =
            new Wanted(VISIT, Instant.parse("2026-02-02T08:00:00Z"), Instant.parse("2026-02-02T10:00:00Z"), false);
    private static final Question QUESTION = new Question(List.of(WANTED), "8261CA", List.of(), StaffDemands.NONE);

    private static final class Builder {
        private final String name;
        private WorkerKind kind = WorkerKind.EMPLOYEE;
        private boolean signed = true;
        private Integer minutes = 1440;
        private LocalDate until;
        private List<WorkerPlanning.Held> vogs =
                List.of(new WorkerPlanning.Held(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 12, 31)));
        private List<WorkerPlanning.Able> able = List.of();
        private List<WorkerPlanning.Away> away = List.of();
        private List<WorkerPlanning.Said> said = List.of();
        private List<Busy> busy = List.of();
        private int helped;
        private boolean team;
        private String unwanted;
        private Set<String> recent = Set.of();

        Builder(String name) {
            this.name = name;
        }

        Facts facts() {
            return new Facts(
                    new WorkerPlanning(
                            UUID.nameUUIDFromBytes(name.getBytes()),
                            name,
                            kind,
                            signed,
                            minutes,
                            LocalDate.of(2020, 1, 1),
                            until,
                            vogs,
                            able,
                            away,
                            said),
                    busy,
                    helped,
                    helped == 0 ? null : LocalDate.of(2026, 1, 20),
                    team,
                    unwanted,
                    recent);
        }
    }

    private static Builder worker(String name) {
        return new Builder(name);
    }

    private static Candidate only(Builder builder) {
        return Ranking.rank(QUESTION, List.of(builder.facts())).getFirst();
    }

    private static List<Code> codes(Builder builder) {
        return only(builder).exclusions().stream()
                .map(Candidate.Exclusion::code)
                .toList();
    }

    private static Busy busy(String begin, String end, String postcode) {
        return new Busy(
                UUID.randomUUID(),
                Instant.parse("2026-02-02T" + begin + ":00Z"),
                Instant.parse("2026-02-02T" + end + ":00Z"),
                postcode);
    }

    @Test
    void the_order_is_the_same_however_they_come_in() {
        Builder often = worker("Often");
        often.helped = 5;
        Builder once = worker("Once");
        once.helped = 1;
        Builder says = worker("Says");
        says.said = says("08:00", "12:00");
        Builder team = worker("Team");
        team.team = true;
        Builder near = worker("Near");
        near.recent = Set.of("8261ZZ");
        Builder rested = worker("Rested");
        rested.minutes = 2000;
        Builder plain = worker("Plain");
        Builder plainToo = worker("Plain B");
        Builder away = worker("Away");
        away.helped = 50;
        away.away = List.of(new WorkerPlanning.Away(LocalDate.of(2026, 2, 1), null));
        List<Facts> all = new ArrayList<>(List.of(often, once, says, team, near, rested, plain, plainToo, away).stream()
                .map(Builder::facts)
                .toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            assertThat(Ranking.rank(QUESTION, all))
                    .extracting(Candidate::workerName)
                    .containsExactly("Often", "Once", "Says", "Team", "Near", "Rested", "Plain", "Plain B", "Away");
        }
    }

    private static List<WorkerPlanning.Said> says(String begin, String end) {
        return List.of(new WorkerPlanning.Said(
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 28),
                List.of(new WorkerPlanning.Window(Weekday.MONDAY, LocalTime.parse(begin), LocalTime.parse(end)))));
    }

    @Test
    void reasons_are_plain_dutch_sentences() {
        Builder known = worker("Bekend");
        known.helped = 3;
        known.team = true;
        known.said = says("09:00", "11:00");
        known.busy = List.of(busy("12:00", "13:00", "8261AB"));
        assertThat(only(known).reasons())
                .containsExactly(
                        "Was 3 keer eerder bij deze cliënt, het laatst op 20 januari 2026.",
                        "Zegt dan te kunnen.",
                        "Zit in hetzelfde team als de afwezige medewerker.",
                        "Werkt in dezelfde wijk (geschat naar postcode).",
                        "Heeft deze week nog 23:00 uur van het contract over.");
        assertThat(only(known).possible()).isTrue();
    }

    @Test
    void kampen_b2_2_1_without_a_valid_vog_nobody_goes() {
        Builder none = worker("Zonder");
        none.vogs = List.of();
        assertThat(only(none).exclusions())
                .containsExactly(Candidate.Exclusion.of(Code.NO_VOG, VISIT, "Er is geen VOG."));
        Builder expired = worker("Verlopen");
        expired.vogs = List.of(new WorkerPlanning.Held(LocalDate.of(2022, 1, 1), LocalDate.of(2026, 2, 1)));
        assertThat(only(expired).exclusions().getFirst().text())
                .isEqualTo("De VOG is geldig tot en met 1 februari 2026.");
        Builder lastDay = worker("Laatste dag");
        lastDay.vogs = List.of(new WorkerPlanning.Held(LocalDate.of(2022, 1, 1), LocalDate.of(2026, 2, 2)));
        assertThat(only(lastDay).possible()).isTrue();
    }

    @Test
    void every_reason_stands_there_and_says_whether_planning_refuses_it_too() {
        Builder all = worker("Alles");
        all.unwanted = "Wens van de cliënt";
        all.until = LocalDate.of(2026, 2, 1);
        all.vogs = List.of();
        all.away = List.of(new WorkerPlanning.Away(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 5)));
        all.busy = List.of(busy("09:00", "09:30", "8261CA"));
        all.said = says("12:00", "13:00");
        all.minutes = 60;
        Candidate candidate = Ranking.rank(
                        new Question(List.of(WANTED), "8261CA", List.of("Medicatie"), StaffDemands.NONE),
                        List.of(all.facts()))
                .getFirst();
        assertThat(candidate.exclusions())
                .extracting(Candidate.Exclusion::code)
                .containsExactly(
                        Code.UNWANTED_COMBINATION,
                        Code.NOT_EMPLOYED,
                        Code.NO_VOG,
                        Code.COMPETENCE_MISSING,
                        Code.ON_LEAVE,
                        Code.OVERLAP,
                        Code.OUTSIDE_AVAILABILITY,
                        Code.CONTRACT_HOURS);
        assertThat(candidate.exclusions())
                .extracting(Candidate.Exclusion::hard)
                .containsExactly(true, true, true, true, true, true, false, false);
        assertThat(candidate.exclusions().getLast().text())
                .isEqualTo("Meer dan de contracturen: nog 0:30 uur vrij, gevraagd 2:00 uur.");
    }

    @ParameterizedTest
    @CsvSource({
        // Her other visit ends or begins so many minutes away; what is kept free follows the postcode.
        "07:55, 8261CA, true",
        "07:56, 8261CA, false",
        "07:50, 8261XX, true",
        "07:51, 8261XX, false",
        "07:35, 8271AA, true",
        "07:36, 8271AA, false",
        "07:00, 1011AA, true",
        "07:01, 1011AA, false",
        "07:45, , true",
        "07:46, , false"
    })
    void travel_is_kept_free_between_two_visits(String end, String postcode, boolean possible) {
        Builder builder = worker("Onderweg");
        builder.busy = List.of(busy("06:00", end, postcode));
        assertThat(only(builder).possible()).isEqualTo(possible);
        if (!only(builder).possible()) {
            assertThat(codes(builder)).containsExactly(Code.TRAVEL_TIME);
            assertThat(only(builder).exclusions().getFirst().hard()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8261CA, 8261 ca, SAME_STREET",
        "8261CA, 8261AB, SAME_NEIGHBOURHOOD",
        "8261CA, 8266AB, SAME_REGION",
        "8261CA, 1011AA, ELSEWHERE",
        "8261CA, , UNKNOWN",
        "8261CA, 82, UNKNOWN"
    })
    void postcodes_tell_what_they_can(String one, String other, Travel travel) {
        assertThat(Travel.between(one, other)).isEqualTo(travel);
        assertThat(Travel.between(other, one)).isEqualTo(travel);
    }

    @Test
    void what_is_in_the_way_at_several_visits_is_said_once_with_their_days() {
        Wanted next = new Wanted(
                new UUID(1, 2), Instant.parse("2026-02-09T08:00:00Z"), Instant.parse("2026-02-09T10:00:00Z"), false);
        Builder expired = worker("Verlopen");
        expired.vogs = List.of(new WorkerPlanning.Held(LocalDate.of(2023, 1, 1), LocalDate.of(2026, 2, 1)));
        Candidate only = Ranking.rank(
                        new Question(List.of(WANTED, next), "8261CA", List.of(), StaffDemands.NONE),
                        List.of(expired.facts()))
                .getFirst();
        assertThat(only.exclusions()).singleElement().satisfies(one -> {
            assertThat(one.text())
                    .isEqualTo("De VOG is geldig tot en met 1 februari 2026. Bij de bezoeken van 2 februari 2026,"
                            + " 9 februari 2026.");
            assertThat(one.visitIds()).containsExactly(VISIT, next.visitId());
        });
        assertThat(only.possibleVisitIds()).isEmpty();
    }

    @Test
    void dvo_16_7_and_12_3_who_has_not_signed_cannot_go_and_a_trainee_goes_beside_somebody_only() {
        StaffDemands dvo = Agreements.load().staffDemands("maastricht-dvo-2018");
        Builder unsigned = worker("Ongetekend");
        unsigned.signed = false;
        Builder trainee = worker("Stagiair");
        trainee.kind = WorkerKind.TRAINEE;
        List<Facts> both = List.of(unsigned.facts(), trainee.facts());
        List<Candidate> alone = Ranking.rank(new Question(List.of(WANTED), "8261CA", List.of(), dvo), both);
        assertThat(alone).allSatisfy(each -> assertThat(each.possible()).isFalse());
        assertThat(alone.stream().flatMap(each -> each.exclusions().stream()))
                .extracting(Candidate.Exclusion::code, Candidate.Exclusion::text)
                .containsExactlyInAnyOrder(
                        tuple(
                                Code.NO_CONFIDENTIALITY_STATEMENT,
                                "Er is geen getekende geheimhoudingsverklaring vastgelegd (DVO 16.7)."),
                        tuple(
                                Code.NEEDS_SUPERVISION,
                                "Een stagiair gaat alleen samen met een gekwalificeerde medewerker (DVO 12.3)."));
        Wanted joint = new Wanted(VISIT, WANTED.begin(), WANTED.end(), true);
        assertThat(Ranking.rank(new Question(List.of(joint), "8261CA", List.of(), dvo), both))
                .extracting(Candidate::possible)
                .containsExactly(true, false);
        assertThat(Ranking.rank(QUESTION, both))
                .allSatisfy(each -> assertThat(each.possible()).isTrue());
    }

    @Test
    void the_week_with_the_least_left_counts_and_one_possible_visit_ranks_above_none() {
        Wanted next = new Wanted(
                new UUID(1, 2), Instant.parse("2026-02-09T08:00:00Z"), Instant.parse("2026-02-09T10:00:00Z"), false);
        Builder half = worker("Half");
        half.minutes = 130;
        half.busy = List.of(busy("12:00", "13:00", "8261CA"));
        Builder none = worker("Geen");
        none.minutes = 60;
        Builder whole = worker("Heel");
        whole.minutes = 120;
        List<Candidate> ranked = Ranking.rank(
                new Question(List.of(WANTED, next), "8261CA", List.of(), StaffDemands.NONE),
                List.of(none.facts(), half.facts(), whole.facts()));
        assertThat(ranked).extracting(Candidate::workerName).containsExactly("Heel", "Half", "Geen");
        assertThat(ranked.get(1).minutesLeft()).isEqualTo(70);
        assertThat(ranked.get(1).possibleVisitIds()).containsExactly(next.visitId());
    }
}
