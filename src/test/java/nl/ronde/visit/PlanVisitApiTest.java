package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planning of single visits through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanVisitApiTest {
    private TestApp app;
    private Fixtures fixtures;
    private TestClient planner;
    private UUID worker;
    private UUID assignment;

    @BeforeAll
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        planner = app.as("planner");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void newPair() {
        worker = fixtures.worker("Hanna");
        assignment = fixtures.assignment(fixtures.client("Testclient"));
    }

    @Test
    void a_planned_visit_shows_its_worker_and_client() {
        String id = plan(worker, "09:00", "11:00").expect(201).field("id");
        Answer read = planner.call("getVisit", Map.of("visitId", id)).expect(200);
        assertThat(read.json().at("/visit/status").asText()).isEqualTo("planned");
        assertThat(read.json().at("/visit/clientName").asText()).isEqualTo("A. Testclient");
        assertThat(read.json().at("/visit/workerName").asText()).isEqualTo("Hanna");
        assertThat(read.json().at("/visit/day").asText()).isEqualTo("2026-01-06");
        assertThat(read.json().at("/plannedWorkers")).hasSize(1);
        assertThat(app.value("SELECT count(*) FROM change WHERE entity_id = '" + id + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_visit_without_worker_is_vacant_until_it_is_given_to_one() {
        Answer vacant = plan(null, "09:00", "11:00").expect(201);
        assertThat(vacant.field("status")).isEqualTo("vacant");
        Answer given = planner.call(
                        "assignVisit",
                        Map.of("visitId", vacant.field("id"), "If-Match", "\"1\""),
                        json("workerId", worker.toString()))
                .expect(200);
        assertThat(given.field("status")).isEqualTo("planned");
        Answer taken = planner.call("assignVisit", Map.of("visitId", vacant.field("id"), "If-Match", "\"2\""), json())
                .expect(200);
        assertThat(taken.field("status")).isEqualTo("vacant");
    }

    @ParameterizedTest
    @CsvSource({
        "09:30, 10:30, inside",
        "08:00, 09:01, over the begin",
        "10:59, 12:00, over the end",
        "08:00, 12:00, around"
    })
    void a_conflict_over_the_whole_duration_is_refused(String begin, String end, String where) {
        plan(worker, "09:00", "11:00").expect(201);
        plan(worker, begin, end).expectProblem(409, "worker-has-overlap");
    }

    @Test
    void visits_may_follow_each_other_at_once() {
        plan(worker, "09:00", "11:00").expect(201);
        plan(worker, "11:00", "12:00").expect(201);
        plan(worker, "08:00", "09:00").expect(201);
    }

    @Test
    void a_worker_without_a_valid_vog_is_refused_with_the_reason() {
        UUID without = fixtures.workerWithoutVog("Zonder");
        Answer refused = plan(without, "09:00", "11:00").expectProblem(422, "worker-has-no-valid-vog");
        assertThat(refused.text()).contains("Er is geen VOG vastgelegd.").contains("/workerId");
    }

    @Test
    void a_visit_outside_the_assignment_is_refused_with_its_period() {
        UUID ended = fixtures.assignment(fixtures.client("Kort"), "2026-01-01", "2026-01-05", 120);
        Answer refused = planner.call(
                        "planVisit",
                        Map.of(),
                        json(
                                "assignmentId",
                                ended.toString(),
                                "plannedBegin",
                                "2026-01-06T09:00:00+01:00",
                                "plannedEnd",
                                "2026-01-06T10:00:00+01:00"))
                .expectProblem(422, "outside-assignment");
        assertThat(refused.text()).contains("5 januari 2026");
    }

    @ParameterizedTest
    @CsvSource({"11:00, 11:00", "11:00, 10:00"})
    void the_end_lies_after_the_begin(String begin, String end) {
        plan(worker, begin, end).expectProblem(422, "visit-times-invalid");
    }

    @Test
    void two_planners_at_one_moment_cannot_put_two_visits_in_one_slot() throws Exception {
        List<Callable<Answer>> both = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            both.add(() -> plan(worker, "13:00", "15:00"));
        }
        List<Integer> statuses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<Answer> answer : pool.invokeAll(both)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).contains(409);
        assertThat(statuses).containsOnly(201, 409);
        assertThat(app.value("SELECT count(*) FROM visit WHERE worker_id = '" + worker + "'"))
                .isEqualTo("1");
    }

    @Test
    void an_edit_needs_the_version_that_was_seen() {
        String id = plan(worker, "09:00", "11:00").expect(201).field("id");
        Map<String, Object> times =
                json("plannedBegin", "2026-01-06T12:00:00+01:00", "plannedEnd", "2026-01-06T13:00:00+01:00");
        planner.call("moveVisit", Map.of("visitId", id), times).expectProblem(428, "version-required");
        planner.call("moveVisit", Map.of("visitId", id, "If-Match", "\"9\""), times)
                .expectProblem(412, "version-mismatch");
        Answer moved = planner.call("moveVisit", Map.of("visitId", id, "If-Match", "\"1\""), times)
                .expect(200);
        assertThat(moved.header("ETag")).isEqualTo("\"2\"");
        assertThat(moved.field("plannedBegin")).isEqualTo("2026-01-06T11:00:00Z");
    }

    @Test
    void a_cancelled_visit_frees_its_slot_and_is_not_moved_any_more() {
        String id = plan(worker, "09:00", "11:00").expect(201).field("id");
        planner.call("cancelVisit", Map.of("visitId", id, "If-Match", "\"1\""), json("reason", "Cliënt is op reis"))
                .expect(200);
        plan(worker, "09:00", "11:00").expect(201);
        planner.call(
                        "moveVisit",
                        Map.of("visitId", id, "If-Match", "\"2\""),
                        json("plannedBegin", "2026-01-06T12:00:00+01:00", "plannedEnd", "2026-01-06T13:00:00+01:00"))
                .expectProblem(409, "visit-not-open");
    }

    @Test
    void an_id_of_another_provider_is_not_there() {
        TestClient other = app.as("planner2");
        String id = plan(worker, "09:00", "11:00").expect(201).field("id");
        other.call("getVisit", Map.of("visitId", id)).expectProblem(404, "not-found");
        other.call("cancelVisit", Map.of("visitId", id, "If-Match", "\"1\""), json("reason", "x"))
                .expectProblem(404, "not-found");
        other.call("planVisit", Map.of(), body(null, "09:00", "10:00")).expectProblem(422, "assignment-unknown");
        assertThat(other.call("listVisits").expect(200).json().path("items")).isEmpty();
        UUID foreignWorker = new Fixtures(app, "42420002").worker("Buurvrouw");
        plan(foreignWorker, "09:00", "11:00").expectProblem(422, "worker-unknown");
    }

    @Test
    void an_id_that_was_used_is_refused() {
        Map<String, Object> body = body(worker, "09:00", "11:00");
        body.put("id", Ids.next().toString());
        planner.call("planVisit", Map.of(), body).expect(201);
        body.put("plannedBegin", "2026-01-07T09:00:00+01:00");
        body.put("plannedEnd", "2026-01-07T10:00:00+01:00");
        planner.call("planVisit", Map.of(), body).expectProblem(409, "visit-exists");
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        for (int hour = 8; hour < 13; hour++) {
            plan(worker, "%02d:00".formatted(hour), "%02d:45".formatted(hour)).expect(201);
        }
        List<String> begins = new ArrayList<>();
        Map<String, Object> query = new java.util.HashMap<>(Map.of("workerId", worker, "limit", 2));
        Answer page = planner.call("listVisits", query).expect(200);
        while (true) {
            page.json()
                    .path("items")
                    .forEach(item -> begins.add(item.path("plannedBegin").asText()));
            if (!page.json().has("nextCursor")) {
                break;
            }
            query.put("cursor", page.field("nextCursor"));
            page = planner.call("listVisits", query).expect(200);
        }
        assertThat(begins).hasSize(5).isSorted().doesNotHaveDuplicates();
        planner.call("listVisits", Map.of("from", "2026-01-07", "until", "2026-01-06"))
                .expectProblem(422, "date-range-invalid");
    }

    private Answer plan(UUID workerId, String begin, String end) {
        return planner.call("planVisit", Map.of(), body(workerId, begin, end));
    }

    private Map<String, Object> body(UUID workerId, String begin, String end) {
        return json(
                "assignmentId",
                assignment.toString(),
                "workerId",
                workerId == null ? null : workerId.toString(),
                "plannedBegin",
                "2026-01-06T" + begin + ":00+01:00",
                "plannedEnd",
                "2026-01-06T" + end + ":00+01:00");
    }
}
