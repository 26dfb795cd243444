package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an absence leaves open, and what settles it, through HTTP. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplacementNeedsApiTest {
    private static final String NOW = "2026-01-30T12:00:00+01:00";

    private ReplacementWorld world;
    private VisitWorld.Worker absent;
    private UUID other;
    private UUID client;
    private UUID assignment;

    @BeforeAll
    void start() {
        world = new ReplacementWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newPeople() {
        absent = world.visits().worker();
        other = world.fixtures().worker("Wil");
        client = world.fixtures().client("Testclient");
        assignment = world.dvo(client);
    }

    @Test
    void dvo_11_11_planned_leave_runs_from_the_first_affected_visit() {
        world.visit(assignment, absent.id(), "2026-02-16");
        world.visit(assignment, absent.id(), "2026-02-18");
        world.visit(assignment, absent.id(), "2026-02-23");
        world.leave(absent.id(), "2026-02-14", "2026-02-20");
        JsonNode need = world.need(client);
        assertThat(need.path("cause").asText()).isEqualTo("leave");
        assertThat(need.path("visits")).hasSize(2);
        assertThat(need.path("unfilled").asInt()).isEqualTo(2);
        JsonNode term = world.term(client);
        assertThat(term.path("trigger").asText()).isEqualTo("2026-02-16T09:00:00+01:00");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-21");
        assertThat(term.path("citation").asText()).isEqualTo("DVO 11.11");
        assertThat(world.planner()
                        .call(
                                "getObligation",
                                Map.of("obligationId", term.path("id").asText()))
                        .expect(200)
                        .field("explanation"))
                .isEqualTo(
                        "Volgens DVO 11.11: binnen 5 kalenderdagen na de melding van het verzuim of, als dat eerder is"
                                + " of het verzuim vooraf bekend is (zoals gepland verlof), het eerste bezoek dat geraakt wordt."
                                + " Gerekend vanaf maandag 16 februari 2026 om 09:00 uur."
                                + " Op tijd tot en met zaterdag 21 februari 2026.");
    }

    @Test
    void dvo_11_11_a_leave_across_the_change_to_summer_time_ends_on_a_whole_dutch_day() {
        world.visits().plan(assignment, absent.id(), "2026-03-26T09:00:00+01:00", "2026-03-26T10:00:00+01:00");
        world.leave(absent.id(), "2026-03-26", "2026-03-31");
        assertThat(world.term(client).path("dueAt").asText()).isEqualTo("2026-04-01T00:00:00+02:00");
    }

    @Test
    void dvo_11_11_assigned_is_not_enough_and_agreed_is_not_enough() {
        String first = world.visit(assignment, absent.id(), "2026-02-02");
        String second = world.visit(assignment, absent.id(), "2026-02-04");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05");
        String need = world.need(client).path("id").asText();
        world.assign(first, other).expect(200);
        world.assign(second, other).expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
        assertThat(world.full(need).at("/visits/0/standing").asText()).isEqualTo("notAgreed");
        JsonNode after = world.agreed(need, other, "2026-01-30T11:30:00+01:00")
                .expect(200)
                .json();
        assertThat(after.path("state").asText()).isEqualTo("filled");
        JsonNode term = world.term(client);
        assertThat(term.path("state").asText()).isEqualTo("met");
        // Both must have happened: the later of the two counts.
        assertThat(term.path("metAt").asText()).isEqualTo(NOW);
    }

    @Test
    void one_visit_without_anybody_keeps_the_term_running() {
        String first = world.visit(assignment, absent.id(), "2026-02-02");
        world.visit(assignment, absent.id(), "2026-02-04");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05");
        String need = world.need(client).path("id").asText();
        world.agreed(need, other, NOW).expect(200);
        world.assign(first, other).expect(200);
        assertThat(world.full(need).path("unfilled").asInt()).isEqualTo(1);
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
    }

    @Test
    void a_visit_that_is_taken_out_of_the_plan_is_no_replacement() {
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        world.planner()
                .call(
                        "cancelVisit",
                        Map.of("visitId", visit, "If-Match", world.visits().version(visit)),
                        json("reason", "Geen personeel"))
                .expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
    }

    @Test
    void dvo_11_11_who_replaces_and_falls_sick_too_leaves_the_first_term_running_again() {
        VisitWorld.Worker second = world.visits().worker();
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05");
        String need = world.need(client).path("id").asText();
        world.agreed(need, second.id(), NOW).expect(200);
        world.assign(visit, second.id()).expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
        world.sick(second, "2026-01-30T11:00:00+01:00", "expectedLastDay", "2026-02-03");
        JsonNode term = world.term(client);
        assertThat(term.path("state").asText()).isEqualTo("running");
        assertThat(term.path("trigger").asText()).isEqualTo("2026-01-30T08:00:00+01:00");
        assertThat(world.full(need).path("state").asText()).isEqualTo("open");
        world.agreed(need, other, NOW).expect(200);
        world.assign(visit, other).expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
    }

    @Test
    void who_replaced_for_a_while_and_falls_away_starts_a_term_of_her_own() {
        VisitWorld.Worker second = world.visits().worker();
        String done = world.visit(assignment, absent.id(), "2026-01-30", "09:00", "10:00");
        String next = world.visit(assignment, absent.id(), "2026-02-06");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-20");
        String need = world.need(client).path("id").asText();
        world.agreed(need, second.id(), NOW).expect(200);
        world.assign(done, second.id()).expect(200);
        world.assign(next, second.id()).expect(200);
        second.delivers(done, "2026-01-30T09:00:00+01:00", "2026-01-30T10:00:00+01:00");
        world.sick(second, "2026-01-30T11:30:00+01:00", "expectedLastDay", "2026-02-10");
        assertThat(world.needs(client)).hasSize(2);
        List<JsonNode> terms = world.terms(client, "replacement");
        assertThat(terms).extracting(each -> each.path("state").asText()).containsExactlyInAnyOrder("met", "running");
        assertThat(terms)
                .extracting(each -> each.path("trigger").asText())
                .containsExactlyInAnyOrder("2026-01-30T08:00:00+01:00", "2026-01-30T11:30:00+01:00");
    }

    @Test
    void dvo_11_11_the_client_who_wants_none_settles_the_five_days() {
        world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(client).path("id").asText();
        JsonNode after =
                world.wish(need, false, "2026-01-30T10:00:00+01:00").expect(200).json();
        assertThat(after.path("state").asText()).isEqualTo("noneWanted");
        assertThat(after.at("/wishes/0/saidBy").asText()).isEqualTo("client");
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
        // She reports once more, longer: the wish holds for these visits.
        world.sick(absent, "2026-01-30T11:00:00+01:00", "expectedLastDay", "2026-02-10");
        assertThat(world.needs(client)).hasSize(1);
        world.wish(need, true, NOW).expect(200);
        assertThat(world.full(need).path("state").asText()).isEqualTo("open");
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
        world.wish(need, false, "2026-01-31T10:00:00+01:00").expectProblem(422, "moment-in-future");
    }

    @Test
    void dvo_11_12_where_help_cannot_wait_the_clients_waiver_does_not_settle_it() {
        world.cannotWait(assignment, "regisseur").expect(200);
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        JsonNode now = world.terms(client, "replacement-now").getFirst();
        assertThat(now.path("citation").asText()).isEqualTo("DVO 11.12");
        assertThat(now.path("dueAt").asText()).isEqualTo("2026-01-30T08:00:00+01:00");
        assertThat(now.path("overdue").asBoolean()).isTrue();
        String need = world.need(client).path("id").asText();
        JsonNode waived =
                world.wish(need, false, "2026-01-30T09:00:00+01:00").expect(200).json();
        assertThat(waived.path("state").asText()).isEqualTo("open");
        assertThat(waived.at("/term/state").asText()).isEqualTo("met");
        assertThat(waived.at("/termNow/state").asText()).isEqualTo("running");
        world.assign(visit, other).expect(200);
        JsonNode filled = world.agreed(need, other, NOW).expect(200).json();
        assertThat(filled.at("/termNow/state").asText()).isEqualTo("metLate");
        assertThat(filled.path("state").asText()).isEqualTo("filled");
    }

    @Test
    void dvo_11_12_judged_while_the_need_runs_it_holds_for_that_need_and_asks_an_expert() {
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        assertThat(world.terms(client, "replacement-now")).isEmpty();
        world.assign(visit, other).expect(200);
        world.cannotWait(assignment, "provider", "Medicatie").expect(200);
        String need = world.need(client).path("id").asText();
        JsonNode agreed = world.agreed(need, other, NOW).expect(200).json();
        assertThat(agreed.at("/term/state").asText()).isEqualTo("met");
        assertThat(agreed.at("/termNow/state").asText()).isEqualTo("running");
        assertThat(agreed.path("state").asText()).isEqualTo("open");
        UUID lay = world.fixtures().worker("Leek");
        world.assign(visit, lay).expectProblem(422, "worker-lacks-competence");
        UUID expert = world.fixtures().worker("Deskundig");
        world.planner()
                .call(
                        "addCompetence",
                        Map.of("workerId", expert),
                        json("competence", "medicatie", "validFrom", "2025-01-01"))
                .expect(201);
        world.assign(visit, expert).expect(200);
        assertThat(world.agreed(need, expert, NOW)
                        .expect(200)
                        .json()
                        .at("/termNow/state")
                        .asText())
                .isEqualTo("metLate");
    }

    @Test
    void kampen_art_12_illness_is_for_the_providers_own_account_and_asks_replacement() {
        String missed = world.visit(assignment, absent.id(), "2026-01-29");
        absent.report(
                        "reportNotDelivered",
                        missed,
                        world.visits().at("2026-01-29T09:10:00+01:00", "reason", "workerUnable", "account", "client"))
                .expect(200);
        assertThat(world.visits()
                        .visit(missed)
                        .at("/visit/notDelivered/account")
                        .asText())
                .isEqualTo("provider");
        world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "firstDay", "2026-01-29");
        assertThat(world.term(client).path("trigger").asText()).isEqualTo("2026-01-29T09:00:00+01:00");
        assertThat(world.need(client).at("/visits/0/standing").asText()).isEqualTo("missed");
    }

    @Test
    void sick_while_on_leave_starts_no_second_term_for_the_same_visit() {
        world.visit(assignment, absent.id(), "2026-02-16");
        world.leave(absent.id(), "2026-02-14", "2026-02-20");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "firstDay", "2026-02-15", "expectedLastDay", "2026-02-17");
        assertThat(world.terms(client, "replacement")).hasSize(1);
    }

    @Test
    void a_client_who_was_not_told_stands_on_the_list_until_somebody_did() {
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(client).path("id").asText();
        assertThat(notTold()).containsExactly(need);
        world.agreed(need, other, NOW).expect(200);
        world.assign(visit, other).expect(200);
        assertThat(world.full(need).path("state").asText()).isEqualTo("filled");
        assertThat(notTold()).containsExactly(need);
        JsonNode told = world.planner()
                .call(
                        "recordClientTold",
                        Map.of("needId", need),
                        json("channel", "phone", "person", "representative", "toldAt", NOW))
                .expect(200)
                .json();
        assertThat(told.path("clientToldAt").asText()).isEqualTo("2026-01-30T11:00:00Z");
        assertThat(told.at("/told/0/channel").asText()).isEqualTo("phone");
        assertThat(notTold()).isEmpty();
    }

    private List<String> notTold() {
        return world
                .planner()
                .call("getReplacementDesk", Map.of("clientId", client, "notTold", true))
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id")
                .stream()
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @Test
    void two_planners_who_assign_at_once_are_told_apart() throws Exception {
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        UUID third = world.fixtures().worker("Derde");
        String version = world.visits().version(visit);
        List<Callable<Answer>> calls =
                List.of(() -> assignAt(visit, version, other), () -> assignAt(visit, version, third));
        int given = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(calls)) {
                int status = answer.get().status();
                assertThat(status).isIn(200, 412);
                given += status == 200 ? 1 : 0;
            }
        }
        assertThat(given).isEqualTo(1);
    }

    private Answer assignAt(String visit, String version, UUID worker) {
        return world.planner()
                .call(
                        "assignVisit",
                        Map.of("visitId", visit, "If-Match", version),
                        json("workerId", worker.toString()));
    }
}
