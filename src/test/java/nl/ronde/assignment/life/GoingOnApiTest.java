package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While help goes on: stops, changes, force majeure, another worker, notice, stops on new clients; through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoingOnApiTest {
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
    void kampen_b2_5_5_no_visit_is_planned_in_a_stop_and_help_goes_on_after_it() {
        LifeWorld.Own own = world.assignment();
        String inside = own.plan("2026-02-10").expect(201).field("id");
        String stop = stopped(own, "2026-02-09", null, "keep").expect(201).field("id");
        own.plan("2026-02-08").expect(201);
        Answer refused = own.plan("2026-02-09").expectProblem(422, "service-stopped");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/plannedBegin");
        own.plan("2026-06-01").expectProblem(422, "service-stopped");
        assertThat(world.visits().open(inside)).containsExactly("OUTSIDE_ASSIGNMENT");
        own.follows("restartService", stop, "resumesOn", "2026-02-08").expectProblem(422, "service-not-stopped");
        own.follows("restartService", stop, "resumesOn", "2026-02-10").expect(201);
        assertThat(world.visits().open(inside)).isEmpty();
        own.plan("2026-02-09").expectProblem(422, "service-stopped");
        own.plan("2026-02-11").expect(201);
        assertThat(own.timeline().at("/stops/0/lastDay").asText()).isEqualTo("2026-02-09");
    }

    @Test
    void kampen_b2_5_5_who_chooses_so_has_the_visits_in_a_stop_cancelled() {
        LifeWorld.Own own = world.assignment();
        String before = own.plan("2026-02-08").expect(201).field("id");
        String inside = own.plan("2026-02-10").expect(201).field("id");
        stopped(own, "2026-02-09", "2026-02-15", "cancel").expect(201);
        assertThat(world.visits().visit(inside).at("/visit/status").asText()).isEqualTo("cancelled");
        assertThat(world.visits().visit(before).at("/visit/status").asText()).isEqualTo("vacant");
        own.plan("2026-02-16").expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 2026-02-12, stop-overlaps, 409",
        "2026-02-01, 2026-02-09, stop-overlaps, 409",
        "2026-02-01, , stop-overlaps, 409",
        "2026-03-02, 2026-03-01, date-range-invalid, 422",
        "2025-12-28, 2026-01-02, before-assignment, 422",
        "2027-01-01, , assignment-has-ended, 409"
    })
    void a_stop_that_cannot_be_is_refused(String from, String until, String code, int status) {
        LifeWorld.Own own = world.assignment();
        stopped(own, "2026-02-09", "2026-02-15", "keep").expect(201);
        stopped(own, from, until, "keep").expectProblem(status, code);
    }

    @Test
    void what_is_delivered_in_a_stop_is_a_fact_and_must_be_looked_at() {
        LifeWorld.Own own = world.assignment();
        var worker = world.visits().worker();
        String visit = world.visits().plan(UUID.fromString(own.id()), worker.id(), "09:00", "11:00");
        stopped(own, "2026-01-05", "2026-01-07", "keep").expect(201);
        worker.delivers(visit, "09:00", "11:00");
        assertThat(world.visits().open(visit)).contains("OUTSIDE_ASSIGNMENT");
    }

    @Test
    void dvo_b3_e6_a_change_is_told_within_two_working_days_from_when_it_was_seen() {
        LifeWorld.Own own = world.maastricht();
        String change = own.does(
                        "recordChangeOfSituation",
                        "seenAt",
                        "2026-01-29T09:00:00+01:00",
                        "text",
                        "Partner is opgenomen")
                .expect(201)
                .field("id");
        JsonNode term = own.term("change-of-situation");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-02");
        assertThat(term.path("citation").asText()).isEqualTo("DVO B3 E6");
        own.follows("judgeChangeOfSituation", change, "relevant", true, "reason", "Meer hulp nodig")
                .expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo("running");
        own.reported(change, NOW).expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo("met");
        own.follows("judgeChangeOfSituation", change, "relevant", false, "reason", "Toch niet")
                .expect(201);
        assertThat(own.state("change-of-situation")).as("told is told").isEqualTo("met");
    }

    @Test
    void kampen_b2_1_9d_the_house_answers_where_kampen_gives_no_term_and_what_does_not_matter_lapses() {
        LifeWorld.Own own = world.assignment();
        String change = own.does("recordChangeOfSituation", "seenAt", NOW, "text", "Nieuwe kat")
                .expect(201)
                .field("id");
        assertThat(own.term("change-of-situation").path("source").asText()).isEqualTo("house");
        own.follows("judgeChangeOfSituation", change, "relevant", false, "reason", "Geen extra werk")
                .expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo("waived");
    }

    @Test
    void dvo_15_force_majeure_is_told_within_five_working_days_and_decided_by_the_regisseur() {
        LifeWorld.Own own = world.maastricht();
        String entry = own.does(
                        "recordForceMajeure", "noticedAt", NOW, "from", "2026-01-30", "cause", "Huis onder water")
                .expect(201)
                .field("id");
        JsonNode term = own.term("force-majeure-report");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-06");
        assertThat(term.path("citation").asText()).isEqualTo("DVO 15.2");
        own.reported(entry, NOW).expect(201);
        assertThat(own.state("force-majeure-report")).isEqualTo("met");
        own.decided(entry, "agreed").expect(201);
        own.decided(entry, "agreed").expectProblem(409, "already-decided");
    }

    @Test
    void dvo_11_9_a_client_who_refuses_help_is_told_of_at_once() {
        LifeWorld.Own own = world.maastricht();
        String entry = own.does(
                        "recordClientRefusal", "refusedAt", "2026-01-30T11:00:00+01:00", "text", "Laat niemand binnen")
                .expect(201)
                .field("id");
        JsonNode term = own.term("client-refuses");
        assertThat(term.path("atOnce").asBoolean()).isTrue();
        assertThat(term.path("overdue").asBoolean()).isTrue();
        own.reported(entry, "2026-01-30T11:05:00+01:00").expect(201);
        assertThat(own.state("client-refuses")).as("within the hour").isEqualTo("met");
        JsonNode known = world.app()
                .as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200)
                .json();
        assertThat(known.at("/subject/type").asText()).isEqualTo("assignmentEntry");
        assertThat(known.path("history").findValuesAsText("what")).containsExactly("opened", "met");
        assertThat(known.path("history").findValuesAsText("userId"))
                .as("who recorded the refusal and who told of it")
                .containsOnly(world.app().as("teamleider").call("getMe").field("id"))
                .hasSize(2);
    }

    @Test
    void what_is_told_again_because_an_answer_was_lost_starts_no_second_term() throws Exception {
        LifeWorld.Own own = world.maastricht();
        Callable<String> telling = () -> own.does(
                        "recordClientRefusal", "refusedAt", "2026-01-30T11:00:00+01:00", "text", "Laat niemand binnen")
                .expect(201)
                .field("id");
        Set<String> entries = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (Future<String> told : threads.invokeAll(Collections.nCopies(5, telling))) {
                entries.add(told.get());
            }
        }
        assertThat(entries).hasSize(1);
        assertThat(own.terms("client-refuses")).hasSize(1);
        own.does("recordClientRefusal", "refusedAt", "2026-01-30T11:30:00+01:00", "text", "Laat niemand binnen")
                .expect(201);
        assertThat(own.terms("client-refuses"))
                .as("at another moment it is another")
                .hasSize(2);
    }

    @Test
    void dvo_11_6_another_worker_comes_within_four_weeks_and_the_client_accepts_her() {
        LifeWorld.Own own = world.maastricht();
        String present = world.visits().fixtures().worker("Vaste hulp").toString();
        String other = world.visits().fixtures().worker("Andere hulp").toString();
        String wish = own.does(
                        "requestWorkerChange", "requestedOn", "2026-01-19", "workerId", present, "reason", "Geen klik")
                .expect(201)
                .field("id");
        assertThat(own.term("worker-change").path("dueOn").asText()).isEqualTo("2026-02-16");
        own.follows(
                        "settleWorkerChange",
                        wish,
                        "outcome",
                        "anotherWorker",
                        "settledOn",
                        "2026-01-29",
                        "workerId",
                        present,
                        "text",
                        "-")
                .expectProblem(422, "worker-unknown");
        own.follows(
                        "settleWorkerChange",
                        wish,
                        "outcome",
                        "anotherWorker",
                        "settledOn",
                        "2026-01-29",
                        "workerId",
                        UUID.randomUUID().toString(),
                        "text",
                        "-")
                .expectProblem(422, "worker-unknown");
        own.follows(
                        "settleWorkerChange",
                        wish,
                        "outcome",
                        "anotherWorker",
                        "settledOn",
                        "2026-01-29",
                        "workerId",
                        other,
                        "text",
                        "Akkoord")
                .expect(201);
        assertThat(own.state("worker-change")).isEqualTo("met");
    }

    @Test
    void dvo_11_6_a_visit_of_another_worker_settles_the_wish_too() {
        LifeWorld.Own own = world.assignment();
        String present = world.visits().fixtures().worker("Vaste hulp").toString();
        own.does("requestWorkerChange", "requestedOn", "2026-01-05", "workerId", present, "reason", "Geen klik")
                .expect(201);
        var worker = world.visits().worker();
        String visit = world.visits().plan(UUID.fromString(own.id()), worker.id(), "09:00", "11:00");
        worker.delivers(visit, "09:00", "11:00");
        assertThat(own.state("worker-change")).isEqualTo("met");
    }

    @Test
    void kampen_b2_2_7_dvo_11_10_the_provider_consults_first_and_goes_on_until_there_is_a_solution() {
        LifeWorld.Own own = world.maastricht();
        String notice = own.does(
                        "recordProviderNotice",
                        "intendedOn",
                        "2026-02-16",
                        "ground",
                        "threat",
                        "motivation",
                        "Bedreigd")
                .expect(201)
                .field("id");
        JsonNode term = own.term("provider-ends-service");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-15");
        Object[] end = {"lastDay", "2026-02-15", "reason", "byProvider", "plannedVisits", "keep"};
        Object[] agreed = {"lastDay", "2026-02-15", "reason", "agreedAtProvidersRequest", "plannedVisits", "keep"};
        own.does("endAssignment", end).expectProblem(409, "consultation-missing");
        own.does("endAssignment", agreed).expectProblem(409, "consultation-missing");
        own.reported(notice, "2026-01-29T12:00:00+01:00").expect(201);
        assertThat(own.state("provider-ends-service")).isEqualTo("met");
        own.does("endAssignment", end).expectProblem(409, "continuity-not-secured");
        own.does("endAssignment", agreed).expectProblem(409, "continuity-not-secured");
        own.plan("2026-02-20").expect(201);
        own.decided(notice, "agreed").expect(201);
        own.does("endAssignment", end).expect(201);
        own.plan("2026-02-21").expectProblem(422, "service-has-ended");
    }

    @Test
    void dvo_10_6_a_stop_on_new_clients_is_told_at_once_and_a_month_ahead() {
        var lead = world.app().as("teamleider");
        lead.call("reportAdmissionStop", Map.of(), admission("2026-03-09", "2026-03-08", 2))
                .expectProblem(422, "reopens-before-stop");
        lead.call("reportAdmissionStop", Map.of(), admission("2026-03-09", "2026-06-01", 7))
                .expectProblem(422, "waiting-time-too-long");
        String id = lead.call("reportAdmissionStop", Map.of(), admission("2026-03-09", "2026-06-01", 6))
                .expect(201)
                .field("id");
        assertThat(admissionTerm(id, "state")).containsExactlyInAnyOrder("running", "running");
        assertThat(admissionTerm(id, "dueOn")).containsExactlyInAnyOrder("2026-01-30", "2026-02-09");
        lead.call(
                        "recordAdmissionStopReport",
                        Map.of("stopId", id),
                        json("reportedAt", NOW, "channel", "email", "text", "Alle gemeenten gemaild"))
                .expect(201);
        assertThat(admissionTerm(id, "state")).allMatch(state -> state.startsWith("met"));
        lead.call("endAdmissionStop", Map.of("stopId", id), json("endedOn", "2026-01-30"))
                .expect(200);
        lead.call("endAdmissionStop", Map.of("stopId", id), json("endedOn", "2026-01-30"))
                .expectProblem(409, "admission-stop-ended");
        assertThat(lead.call("listAdmissionStops", Map.of()).expect(200).text()).contains(id, "Alle gemeenten gemaild");
    }

    private List<String> admissionTerm(String stop, String field) {
        List<String> found = new ArrayList<>();
        world.app()
                .as("teamleider")
                .call("listObligations", Map.of("kind", "admission-stop"))
                .expect(200)
                .json()
                .path("items")
                .forEach(each -> {
                    if (each.at("/subject/id").asText().equals(stop)) {
                        found.add(each.path(field).asText());
                    }
                });
        return found;
    }

    private static Map<String, Object> admission(String from, String reopens, int months) {
        return json(
                "agreementId",
                "maastricht-dvo-2018",
                "foreseenAt",
                NOW,
                "from",
                from,
                "reopensOn",
                reopens,
                "waitingTimeMonths",
                months,
                "reason",
                "Te weinig hulpen");
    }

    @Test
    void an_entry_of_another_assignment_is_not_found_and_not_every_entry_asks_for_a_report() {
        LifeWorld.Own own = world.assignment();
        String talk = own.does("recordAcquaintance", "heldOn", "2026-01-29", "with", "Verkenner", "outcome", "goAhead")
                .expect(201)
                .field("id");
        own.reported(talk, NOW).expectProblem(422, "entry-needs-no-report");
        own.decided(talk, "agreed").expectProblem(422, "entry-needs-no-decision");
        world.assignment().reported(talk, NOW).expectProblem(404, "not-found");
    }

    private static Answer stopped(LifeWorld.Own own, String from, String until, String visits) {
        return own.does("stopService", "from", from, "until", until, "reason", "hospital", "plannedVisits", visits);
    }
}
