package nl.ronde.staff;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sick reports and the replacement they ask for, through HTTP. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsenceApiTest {
    private VisitWorld world;
    private VisitWorld.Worker worker;
    private UUID client;
    private UUID assignment;

    @BeforeAll
    void start() {
        world = new VisitWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newPeople() {
        worker = world.worker();
        client = world.fixtures().client("Testclient");
        assignment = world.fixtures().assignment(client);
    }

    @Test
    void dvo_11_11_every_client_of_a_sick_worker_gets_a_term_from_the_report_on() {
        UUID south = world.fixtures().client("Maastricht");
        UUID dvo = world.fixtures().assignment(south);
        world.app()
                .sql(
                        "UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                                + dvo + "'");
        UUID spared = world.fixtures().client("Later");
        visit(assignment, "2026-02-02");
        visit(assignment, "2026-02-04");
        visit(dvo, "2026-02-03");
        visit(world.fixtures().assignment(spared), "2026-02-06");
        Answer done = sick(world.at(
                        "2026-01-30T08:00:00+01:00", "firstDay", "2026-02-01", "expectedLastDay", "2026-02-05"))
                .expect(201);
        assertThat(done.json().at("/leave/kind").asText()).isEqualTo("sick");
        JsonNode kampen = only(client);
        assertThat(kampen.path("source").asText()).isEqualTo("house");
        assertThat(kampen.path("trigger").asText()).isEqualTo("2026-01-30T08:00:00+01:00");
        assertThat(kampen.path("dueOn").asText()).isEqualTo("2026-02-04");
        assertThat(kampen.path("ownerRole").asText()).isEqualTo("planner");
        assertThat(kampen.at("/subject/type").asText()).isEqualTo("replacementNeed");
        JsonNode maastricht = only(south);
        assertThat(maastricht.path("citation").asText()).isEqualTo("DVO 11.11");
        assertThat(maastricht.path("source").asText()).isEqualTo("agreement");
        assertThat(terms(spared)).isEmpty();
    }

    @Test
    void without_an_end_the_next_28_days_are_looked_at() {
        UUID later = world.fixtures().client("Later");
        visit(assignment, "2026-02-27");
        visit(world.fixtures().assignment(later), "2026-02-28");
        sick(world.at("2026-01-30T11:00:00+01:00")).expect(201);
        assertThat(terms(client)).hasSize(1);
        assertThat(terms(later)).isEmpty();
    }

    @Test
    void the_term_begins_at_the_first_visit_that_did_not_take_place_where_that_was_earlier() {
        String missed = visit(assignment, "2026-01-29");
        worker.report("reportNotDelivered", missed, world.at("2026-01-29T09:10:00+01:00", "reason", "workerUnable"))
                .expect(200);
        sick(world.at("2026-01-30T08:00:00+01:00", "firstDay", "2026-01-29")).expect(201);
        assertThat(only(client).path("trigger").asText()).isEqualTo("2026-01-29T09:00:00+01:00");
    }

    @Test
    void a_visit_not_delivered_for_the_clients_own_cause_needs_nobody() {
        String missed = visit(assignment, "2026-01-29");
        worker.report("reportNotDelivered", missed, world.at("2026-01-29T09:10:00+01:00", "reason", "nobodyHome"))
                .expect(200);
        sick(world.at("2026-01-30T08:00:00+01:00", "firstDay", "2026-01-29")).expect(201);
        assertThat(terms(client)).isEmpty();
    }

    @Test
    void sick_twice_is_one_absence_and_one_term_and_the_newest_word_tells_the_end() {
        visit(assignment, "2026-02-02");
        Map<String, Object> first = world.at("2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-03");
        String leave = leave(sick(first).expect(201)).path("id").asText();
        JsonNode again = leave(
                sick(world.at("2026-01-30T11:00:00+01:00", "firstDay", "2026-02-02", "expectedLastDay", "2026-02-10"))
                        .expect(201));
        assertThat(again.path("id").asText()).isEqualTo(leave);
        assertThat(again.path("firstDay").asText()).isEqualTo("2026-01-30");
        assertThat(again.path("lastDay").asText()).isEqualTo("2026-02-10");
        JsonNode older = leave(sick(world.at("2026-01-30T09:00:00+01:00", "expectedLastDay", "2026-02-02"))
                .expect(201));
        assertThat(older.path("lastDay").asText()).isEqualTo("2026-02-10");
        assertThat(leaves()).hasSize(1);
        assertThat(terms(client)).hasSize(1);
        assertThat(reports()).hasSize(3);
    }

    @Test
    void two_absences_that_a_third_report_joins_are_one() {
        visit(assignment, "2026-02-02");
        sick(world.at("2026-01-30T08:00:00+01:00", "firstDay", "2026-02-02", "expectedLastDay", "2026-02-03"))
                .expect(201);
        sick(world.at("2026-01-30T09:00:00+01:00", "firstDay", "2026-02-06", "expectedLastDay", "2026-02-07"))
                .expect(201);
        sick(world.at("2026-01-30T10:00:00+01:00", "firstDay", "2026-02-03", "expectedLastDay", "2026-02-09"))
                .expect(201);
        List<JsonNode> holding = leaves().stream()
                .filter(each -> !each.path("cancelled").asBoolean())
                .toList();
        assertThat(holding).hasSize(1);
        assertThat(holding.getFirst().path("firstDay").asText()).isEqualTo("2026-02-02");
        assertThat(holding.getFirst().path("lastDay").asText()).isEqualTo("2026-02-09");
        assertThat(terms(client)).hasSize(1);
    }

    @Test
    void one_report_sent_five_times_at_once_counts_once() throws Exception {
        visit(assignment, "2026-02-02");
        Map<String, Object> body = sickBody(world.at("2026-01-30T08:00:00+01:00"));
        Map<String, Object> key = Map.of("Idempotency-Key", UUID.randomUUID());
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sends.add(() -> worker.api().call("reportSick", key, body));
        }
        List<String> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(5)) {
            for (var answer : pool.invokeAll(sends)) {
                answers.add(answer.get().expect(201).text());
            }
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(leaves()).hasSize(1);
        assertThat(reports()).hasSize(1);
        assertThat(terms(client)).hasSize(1);
    }

    @Test
    void two_reports_of_one_worker_at_one_moment_are_one_absence() throws Exception {
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<String, Object> body = sickBody(world.at("2026-01-30T08:00:00+01:00"));
            sends.add(() -> worker.api().call("reportSick", Map.of(), body));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(sends)) {
                answer.get().expect(201);
            }
        }
        assertThat(leaves()).hasSize(1);
        assertThat(reports()).hasSize(4);
    }

    @Test
    void nobody_plans_a_sick_worker_until_she_is_back() {
        JsonNode leave = leave(sick(world.at("2026-01-30T08:00:00+01:00")).expect(201));
        assertThat(leave.has("lastDay")).isFalse();
        assertThat(leave.path("firstDay").asText()).isEqualTo("2026-01-30");
        Answer refused = plan("2026-02-20").expectProblem(422, "worker-on-leave");
        assertThat(refused.field("detail")).isEqualTo("Afwezig, het einde is nog niet bekend.");
        JsonNode after = leave(recovered(world.at("2026-01-30T11:00:00+01:00", "backOn", "2026-02-20"))
                .expect(200));
        assertThat(after.path("lastDay").asText()).isEqualTo("2026-02-19");
        plan("2026-02-19").expectProblem(422, "worker-on-leave");
        plan("2026-02-20").expect(201);
    }

    @Test
    void better_on_the_first_day_she_was_not_away() {
        Map<String, Object> told = world.at("2026-01-30T08:00:00+01:00");
        sick(told).expect(201);
        assertThat(leave(recovered(world.at("2026-01-30T09:00:00+01:00")).expect(200))
                        .path("cancelled")
                        .asBoolean())
                .isTrue();
        // The same words once more, with another key: what came after them still holds.
        assertThat(leave(sick(told).expect(201)).path("cancelled").asBoolean()).isTrue();
        assertThat(leaves()).hasSize(1);
    }

    @Test
    void better_that_comes_in_before_sick_ends_it_all_the_same() {
        Answer none = recovered(world.at("2026-01-30T11:00:00+01:00", "backOn", "2026-01-30"))
                .expect(200);
        assertThat(none.json().has("leave")).isFalse();
        JsonNode leave = leave(sick(world.at("2026-01-28T08:00:00+01:00")).expect(201));
        assertThat(leave.path("firstDay").asText()).isEqualTo("2026-01-28");
        assertThat(leave.path("lastDay").asText()).isEqualTo("2026-01-29");
        assertThat(reports()).hasSize(2).allMatch(each -> each.has("leaveId"));
    }

    @Test
    void the_first_day_is_the_dutch_day_of_the_true_time_of_a_phone_that_is_three_hours_fast() {
        // The phone says 2026-01-30 01:30 in Amsterdam; it was 22:30 on the 29th.
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("occurred", json("wall", "2026-01-30T00:30:00Z"));
        body.put("sentAt", json("wall", "2026-01-30T14:00:00Z"));
        Answer done = sick(body).expect(201);
        assertThat(done.field("clockQuality")).isEqualTo("estimated");
        assertThat(leave(done).path("firstDay").asText()).isEqualTo("2026-01-29");
    }

    @Test
    void what_makes_no_sense_is_taken_all_the_same() {
        JsonNode leave = leave(
                sick(world.at("2026-01-30T08:00:00+01:00", "firstDay", "2026-02-02", "expectedLastDay", "2026-01-02"))
                        .expect(201));
        assertThat(leave.has("lastDay")).isFalse();
        assertThat(reports().getFirst().path("expectedLastDay").asText()).isEqualTo("2026-01-02");
    }

    @Test
    void planned_leave_stays_beside_it_and_another_workers_id_is_refused() {
        world.app()
                .as("planner")
                .call(
                        "recordLeave",
                        Map.of("workerId", worker.id()),
                        json("firstDay", "2026-01-30", "lastDay", "2026-02-02"))
                .expect(201);
        Map<String, Object> body = sickBody(world.at("2026-01-30T08:00:00+01:00"));
        worker.api().call("reportSick", Map.of(), body).expect(201);
        assertThat(leaves()).hasSize(2);
        VisitWorld.Worker other = world.worker();
        other.api().call("reportSick", Map.of(), body).expectProblem(409, "absence-exists");
    }

    @Test
    void each_absence_has_a_term_of_its_own() {
        visit(assignment, "2026-02-02");
        visit(assignment, "2026-02-16");
        sick(world.at("2026-01-30T08:00:00+01:00", "firstDay", "2026-02-01", "expectedLastDay", "2026-02-05"))
                .expect(201);
        sick(world.at("2026-01-30T09:00:00+01:00", "firstDay", "2026-02-15", "expectedLastDay", "2026-02-17"))
                .expect(201);
        assertThat(terms(client)).hasSize(2);
    }

    @Test
    void an_absence_that_goes_on_after_its_term_was_settled_starts_another() {
        visit(assignment, "2026-02-02");
        sick(world.at("2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05"))
                .expect(201);
        world.app()
                .as("teamleider")
                .call(
                        "waiveObligation",
                        Map.of("obligationId", only(client).path("id").asText(), "If-Match", "\"1\""),
                        json("reason", "De cliënt wil geen vervanging"))
                .expect(200);
        sick(world.at("2026-01-30T10:00:00+01:00", "expectedLastDay", "2026-02-20"))
                .expect(201);
        sick(world.at("2026-01-30T11:00:00+01:00", "expectedLastDay", "2026-02-21"))
                .expect(201);
        assertThat(terms(client)).hasSize(2);
        assertThat(leaves()).hasSize(1);
    }

    private String visit(UUID assignmentId, String day) {
        return world.plan(assignmentId, worker.id(), day + "T09:00:00+01:00", day + "T10:00:00+01:00");
    }

    private Answer plan(String day) {
        return world.app()
                .as("planner")
                .call(
                        "planVisit",
                        Map.of(),
                        json(
                                "assignmentId",
                                assignment.toString(),
                                "workerId",
                                worker.id().toString(),
                                "plannedBegin",
                                day + "T13:00:00+01:00",
                                "plannedEnd",
                                day + "T14:00:00+01:00"));
    }

    private static Map<String, Object> sickBody(Map<String, Object> body) {
        body.putIfAbsent("id", Ids.next().toString());
        body.put("kind", "sick");
        return body;
    }

    private Answer sick(Map<String, Object> body) {
        return worker.api().call("reportSick", Map.of(), sickBody(body));
    }

    private Answer recovered(Map<String, Object> body) {
        return worker.api().call("reportRecovered", Map.of(), body);
    }

    private static JsonNode leave(Answer done) {
        return done.json().path("leave");
    }

    private List<JsonNode> leaves() {
        return list(world.app()
                .as("planner")
                .call("getWorker", Map.of("workerId", worker.id()))
                .expect(200)
                .json()
                .path("leaves"));
    }

    private List<JsonNode> reports() {
        return list(world.app()
                .as("planner")
                .call("listAbsenceReports", Map.of("workerId", worker.id()))
                .expect(200)
                .json()
                .path("items"));
    }

    private List<JsonNode> terms(UUID clientId) {
        return list(world.app()
                .as("planner")
                .call("listObligations", Map.of("clientId", clientId, "kind", "replacement"))
                .expect(200)
                .json()
                .path("items"));
    }

    private JsonNode only(UUID clientId) {
        assertThat(terms(clientId)).hasSize(1);
        return terms(clientId).getFirst();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
