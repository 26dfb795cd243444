package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the order to the first visit, scene by scene, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeginHelpApiTest {
    private static final String NOW = "2026-01-30T12:00:00+01:00";

    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void kampen_b2_1_7_who_declines_with_reasons_need_not_deliver_once_the_verkenner_agrees() {
        LifeWorld.Own own = world.received("2026-02-02", "2026-12-31");
        own.does("recordAcquaintance", "heldOn", "2026-01-28", "with", "Verkenner", "outcome", "undecided")
                .expect(201);
        String refusal = declined(own).expect(201).field("id");
        assertThat(own.timeline().path("standing").asText()).isEqualTo("declining");
        assertThat(own.state("service-start")).isEqualTo("running");
        declined(own).expectProblem(409, "refusal-undecided");
        own.decided(refusal, "agreed").expect(201);
        assertThat(own.timeline().path("standing").asText()).isEqualTo("notStarted");
        assertThat(own.timeline().path("charged").asBoolean()).isFalse();
        assertThat(own.state("service-start")).isEqualTo("waived");
        own.plan("2026-02-03").expectProblem(422, "service-has-ended");
        own.decided(refusal, "notAgreed").expectProblem(409, "already-decided");
        own.does("acceptAssignment").expectProblem(409, "assignment-not-starting");
    }

    @Test
    void kampen_b2_1_7_where_the_verkenner_does_not_agree_the_provider_must_deliver() {
        LifeWorld.Own own = world.received("2026-02-02", "2026-12-31");
        own.decided(declined(own).expect(201).field("id"), "notAgreed").expect(201);
        assertThat(own.timeline().path("standing").asText()).isEqualTo("accepted");
        assertThat(own.state("service-start")).isEqualTo("running");
        declined(own).expectProblem(409, "assignment-already-accepted");
        own.plan("2026-02-03").expect(201);
    }

    @Test
    void kampen_b2_1_7_the_client_may_choose_another_after_the_talk() {
        LifeWorld.Own own = world.received("2026-02-02", "2026-12-31");
        own.does("recordAcquaintance", "heldOn", "2026-01-29", "with", "Verkenner", "outcome", "clientDeclines")
                .expect(201);
        assertThat(own.state("service-start")).isEqualTo("waived");
        own.does("recordIntake", intake("2026-01-30", "followUp")).expectProblem(409, "assignment-not-starting");
    }

    @Test
    void kampen_b2_5_4_an_intake_that_leads_to_nothing_is_no_start_and_no_invoice() {
        LifeWorld.Own own = world.received("2026-02-02", "2026-12-31");
        own.does("recordIntake", intake("2026-01-30", "noFollowUp")).expectProblem(422, "own-words-required");
        own.does(
                        "recordIntake",
                        "heldOn",
                        "2026-01-30",
                        "heldBy",
                        "Wijkteam",
                        "outcome",
                        "noFollowUp",
                        "text",
                        "De buurvrouw helpt al")
                .expect(201);
        assertThat(own.state("service-start")).isEqualTo("waived");
        assertThat(own.timeline().path("charged").asBoolean()).isFalse();
        own.plan("2026-02-03").expectProblem(422, "service-has-ended");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31, moment-in-future", "2025-12-28, before-assignment", "1899-01-01, before-assignment"})
    void an_intake_lies_between_the_assignment_and_now(String day, String code) {
        LifeWorld.Own own = world.assignment();
        Answer refused = own.does("recordIntake", intake(day, "followUp")).expectProblem(422, code);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/heldOn");
    }

    @Test
    void kampen_b2_1_9c_the_intake_begins_the_month_for_the_plan_to_be_drawn_up_and_signed() {
        LifeWorld.Own own = world.assignment();
        own.does("recordIntake", intake("2026-01-29", "followUp")).expect(201);
        JsonNode terms = world.app()
                .as("teamleider")
                .call("listObligations", Map.of("kind", "support-plan", "clientId", own.client()))
                .expect(200)
                .json()
                .path("items");
        assertThat(terms.findValuesAsText("dueOn")).containsExactly("2026-02-28", "2026-02-28");
        assertThat(terms.findValuesAsText("variant")).containsExactly("sign");
        assertThat(terms.findValuesAsText("source")).containsExactlyInAnyOrder("appendix", "house");
    }

    @Test
    void an_intake_is_held_once_also_when_two_record_it_at_one_moment() throws Exception {
        LifeWorld.Own own = world.assignment();
        List<Callable<Integer>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(() ->
                    own.does("recordIntake", intake("2026-01-29", "followUp")).status());
        }
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : pool.invokeAll(both)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(own.timeline().path("standing").asText()).isEqualTo("accepted");
    }

    @Test
    void dvo_b3_d4_an_urgent_request_runs_from_its_own_moment_and_joins_the_assignment_that_comes_later() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own first = world.received(bsn, "810001", "2026-01-29", "2026-12-31", "10:00:00", "");
        Answer asked = urgent(first.client(), "2026-01-29T16:00:00+01:00").expect(201);
        assertThat(asked.json().has("assignmentId")).isFalse();
        JsonNode term = first.term("urgent-service-start");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-02");
        LifeWorld.Own next = world.received(bsn, "810002", "2026-02-02", "2026-12-31", "11:00:00", "");
        assertThat(next.timeline().findValuesAsText("kind")).contains("urgentRequest", "received");
        var worker = world.visits().worker();
        String visit = world.visits()
                .plan(json(
                        "assignmentId",
                        first.id(),
                        "workerId",
                        worker.id().toString(),
                        "plannedBegin",
                        "2026-01-30T09:00:00+01:00",
                        "plannedEnd",
                        "2026-01-30T11:00:00+01:00"));
        worker.delivers(visit, "2026-01-30T09:00:00+01:00", "2026-01-30T11:00:00+01:00");
        assertThat(first.terms("service-start"))
                .anyMatch(each -> each.path("state").asText().equals("met"));
        assertThat(first.state("urgent-service-start")).isEqualTo("running");
        String there = world.visits()
                .plan(json(
                        "assignmentId",
                        next.id(),
                        "workerId",
                        worker.id().toString(),
                        "plannedBegin",
                        "2026-02-02T09:00:00+01:00",
                        "plannedEnd",
                        "2026-02-02T11:00:00+01:00"));
        world.app().sql("UPDATE assignment SET first_day = '2026-01-29' WHERE id = '" + next.id() + "'");
        world.visits()
                .app()
                .as("planner")
                .call(
                        "moveVisit",
                        Map.of("visitId", there, "If-Match", world.visits().version(there)),
                        json("plannedBegin", "2026-01-30T11:05:00+01:00", "plannedEnd", "2026-01-30T11:50:00+01:00"))
                .expect(200);
        worker.checksIn(there, "2026-01-30T11:05:00+01:00");
        worker.checksOut(there, "2026-01-30T11:50:00+01:00");
        assertThat(first.state("urgent-service-start")).isEqualTo("met");
    }

    @Test
    void an_urgent_request_is_of_a_known_client_and_not_of_tomorrow() {
        LifeWorld.Own own = world.assignment();
        urgent(own.client(), "2026-01-30T12:00:01+01:00").expectProblem(422, "moment-in-future");
        urgent(UUID.randomUUID().toString(), NOW).expectProblem(422, "client-unknown");
        Map<String, Object> body = json(
                "clientId",
                world.assignment().client(),
                "assignmentId",
                own.id(),
                "requestedAt",
                NOW,
                "askedBy",
                "Regisseur",
                "text",
                "Spoed");
        world.app().as("planner").call("recordUrgentRequest", Map.of(), body).expectProblem(422, "assignment-unknown");
        urgent(own.client(), NOW).expect(201);
        JsonNode page = world.app()
                .as("planner")
                .call("listUrgentRequests", Map.of("clientId", own.client()))
                .expect(200)
                .json();
        assertThat(page.path("items")).hasSize(1);
    }

    @Test
    void dvo_b3_e5_a_start_that_is_not_possible_is_settled_by_consultation_and_bridging_help_before_the_start_term() {
        LifeWorld.Own own = world.received("2026-01-30", "2026-12-31");
        String entry = own.does("reportStartNotPossible", "seenAt", NOW, "why", "Geen hulp in deze wijk")
                .expect(201)
                .field("id");
        JsonNode start = own.term("service-start");
        assertThat(own.term("start-not-possible").path("dueAt").asText())
                .isEqualTo(start.path("dueAt").asText());
        own.reported(entry, NOW).expect(201);
        assertThat(own.state("start-not-possible")).isEqualTo("running");
        own.reported(entry, NOW, "bridgingHelp", "De algemene voorziening helpt tot 12 februari")
                .expect(201);
        assertThat(own.state("start-not-possible")).isEqualTo("met");
        assertThat(own.state("service-start")).isEqualTo("running");
        own.reported(entry, "2026-01-29T12:00:00+01:00").expectProblem(422, "report-before-event");
    }

    @Test
    void an_assignment_that_the_municipality_withdraws_ends_every_term_of_it() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "810011", "2026-01-30", "2026-12-31", "10:00:00", "");
        own.does("reportStartNotPossible", "seenAt", NOW, "why", "Geen hulp").expect(201);
        own.does("requestWorkerChange", "requestedOn", "2026-01-30", "reason", "Geen klik")
                .expect(201);
        own.does("recordIntake", intake("2026-01-30", "followUp")).expect(201);
        world.received(bsn, "810011", "2026-01-30", "2026-12-31", "11:00:00", "13");
        for (String kind : List.of("service-start", "start-not-possible", "worker-change")) {
            assertThat(own.state(kind)).as(kind).isEqualTo("waived");
        }
        assertThat(own.terms("support-plan"))
                .as("drawn up, and signed")
                .hasSize(2)
                .allMatch(term -> term.path("state").asText().equals("waived"));
        assertThat(own.timeline().findValuesAsText("kind")).contains("received", "withdrawnByMunicipality");
        own.does("acceptAssignment").expectProblem(409, "assignment-withdrawn");
    }

    private Answer declined(LifeWorld.Own own) {
        return own.does(
                "declineAssignment",
                "reason",
                "notSuitable",
                "motivation",
                "Er is verpleging nodig",
                "reportedTo",
                "verkenner",
                "reportedAt",
                NOW,
                "channel",
                "phone");
    }

    private Answer urgent(String client, String at) {
        return world.app()
                .as("planner")
                .call(
                        "recordUrgentRequest",
                        Map.of(),
                        json(
                                "clientId",
                                client,
                                "requestedAt",
                                at,
                                "askedBy",
                                "Regisseur",
                                "text",
                                "Uit het ziekenhuis"));
    }

    private static Object[] intake(String day, String outcome) {
        return new Object[] {"heldOn", day, "heldBy", "Wijkteam", "outcome", outcome};
    }
}
