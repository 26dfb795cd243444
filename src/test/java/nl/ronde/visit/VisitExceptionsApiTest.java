package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static nl.ronde.visit.VisitWorld.time;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers report becomes visits and exceptions, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitExceptionsApiTest {
    private VisitWorld world;
    private VisitWorld.Worker worker;
    private VisitWorld.Worker colleague;
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
        colleague = world.worker();
        client = world.fixtures().client("Testclient");
        assignment = world.fixtures().assignment(client);
    }

    @Test
    void a_visit_is_done_from_identification_to_check_out_and_nothing_is_odd() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00:10");
        worker.checksIn(visit, "09:00:50");
        worker.report(
                        "recordActivities",
                        visit,
                        world.at(
                                "10:30",
                                "items",
                                List.of(
                                        json("area", "clean-home", "activity", "dust", "done", true),
                                        json("area", "laundry", "activity", "fold-and-iron", "done", true),
                                        json("area", "meals", "freeText", "Soep opgewarmd", "done", true))))
                .expect(200);
        Answer done = worker.checksOut(visit, "11:00:10");
        assertThat(done.field("status")).isEqualTo("completed");
        assertThat(done.field("clockQuality")).isEqualTo("measured");
        assertThat(world.open(visit)).isEmpty();
        JsonNode read = world.visit(visit);
        // 09:00:50 to 11:00:10: the seconds are dropped once.
        assertThat(read.at("/visit/minutes").asInt()).isEqualTo(119);
        assertThat(read.at("/visit/reportedBegin/at").asText()).isEqualTo("2026-01-06T08:00:50Z");
        assertThat(read.path("activities")).hasSize(3);
        assertThat(read.path("facts")).hasSize(4);
    }

    @Test
    void kampen_b2_2_8_a_first_contact_without_identification_must_be_settled() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.checksIn(visit, "09:00");
        worker.checksOut(visit, "11:00");
        assertThat(world.open(visit)).containsExactly("NO_LEGITIMATION");
        assertThat(world.visit(visit).at("/visit/approval").asText()).isEqualTo("inException");
        worker.legitimates(visit, "11:05");
        assertThat(world.open(visit)).isEmpty();
        assertThat(world.visit(visit).at("/exceptions/0/outcome").asText()).isEqualTo("recordedAfterwards");
        assertThat(world.visit(visit).at("/visit/approval").asText()).isEqualTo("open");
    }

    @Test
    void kampen_b2_2_8_identification_is_per_pair_replacements_too() {
        String first = world.plan(assignment, worker.id(), "09:00", "10:00");
        worker.delivers(first, "09:00", "10:00");
        String second = world.plan(assignment, worker.id(), "13:00", "14:00");
        worker.checksIn(second, "13:00");
        worker.checksOut(second, "14:00");
        assertThat(world.open(second)).isEmpty();
        String replaced = world.plan(assignment, colleague.id(), "15:00", "16:00");
        colleague.checksIn(replaced, "15:00");
        colleague.checksOut(replaced, "16:00");
        assertThat(world.open(replaced)).containsExactly("NO_LEGITIMATION");
    }

    @Test
    void identification_at_a_later_visit_settles_the_first_contact() {
        String first = world.plan(assignment, worker.id(), "09:00", "10:00");
        worker.checksIn(first, "09:00");
        worker.checksOut(first, "10:00");
        String second = world.plan(assignment, worker.id(), "13:00", "14:00");
        worker.legitimates(second, "13:00");
        assertThat(world.open(first)).isEmpty();
        assertThat(world.visit(first).at("/visit/approval").asText()).isEqualTo("open");
    }

    @Test
    void a_second_check_in_is_kept_as_a_fact_and_the_first_stands() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.checksIn(visit, "09:00");
        Answer second = worker.checksIn(visit, "09:20");
        assertThat(second.text()).contains("SECOND_CHECK_IN");
        assertThat(world.visit(visit).at("/visit/reportedBegin/at").asText()).isEqualTo("2026-01-06T08:00:00Z");
        assertThat(world.visit(visit).path("facts")).hasSize(2);
    }

    @Test
    void a_check_out_without_check_in_waits_for_it_or_for_the_office() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.checksOut(visit, "11:00");
        assertThat(world.open(visit)).containsExactly("MISSING_CHECK_IN");
        worker.checksIn(visit, "09:00");
        assertThat(world.open(visit)).isEmpty();
        assertThat(world.visit(visit).at("/visit/status").asText()).isEqualTo("completed");
        assertThat(world.visit(visit).at("/visit/minutes").asInt()).isEqualTo(120);
    }

    @Test
    void a_cancelled_visit_that_was_delivered_is_believed_and_settled() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        world.app()
                .as("planner")
                .call("cancelVisit", Map.of("visitId", visit, "If-Match", "1"), json("reason", "afgebeld"))
                .expect(200);
        // Its place is taken by now: the fact is not refused for that.
        UUID other = world.fixtures().assignment(world.fixtures().client("Ander"));
        world.plan(other, worker.id(), "09:00", "11:00");
        worker.delivers(visit, "09:00", "11:00");
        assertThat(world.open(visit)).containsExactly("CANCELLED_BUT_DELIVERED");
    }

    @Test
    void a_visit_given_to_a_colleague_meanwhile_is_done_by_the_wrong_worker() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        assign(visit, "1", colleague.id());
        worker.delivers(visit, "09:00", "11:00");
        assertThat(world.open(visit)).containsExactly("WRONG_WORKER");
        assertThat(world.visit(visit).at("/visit/doneByWorkerId").asText())
                .isEqualTo(worker.id().toString());
    }

    @Test
    void a_visit_that_a_colleague_did_already_stands_beside_it_as_unscheduled() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        assign(visit, "1", colleague.id());
        colleague.delivers(visit, "09:00", "10:00");
        String beside = worker.checksIn(visit, "13:00").field("visitId");
        assertThat(beside).isNotEqualTo(visit);
        assertThat(worker.checksOut(visit, "14:00").field("visitId")).isEqualTo(beside);
        assertThat(world.open(beside)).contains("UNSCHEDULED");
        assertThat(world.visit(beside).at("/visit/standsForVisitId").asText()).isEqualTo(visit);
        assertThat(world.visit(visit).at("/visit/minutes").asInt()).isEqualTo(60);
    }

    @Test
    void an_unscheduled_visit_waits_for_an_assignment() {
        world.plan(assignment, worker.id(), "09:00", "11:00");
        String id = Ids.next().toString();
        Map<String, Object> body = world.at(
                "2026-01-07T12:00:00+01:00",
                "id",
                id,
                "clientId",
                client.toString(),
                "begin",
                world.phone("2026-01-07T10:00:00+01:00"),
                "end",
                world.phone("2026-01-07T11:00:00+01:00"));
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        assertThat(world.open(id)).containsExactlyInAnyOrder("UNSCHEDULED", "NO_LEGITIMATION");
        assertThat(world.visit(id).at("/visit/minutes").asInt()).isEqualTo(60);
        UUID stranger = world.fixtures().client("Onbekend");
        body.put("clientId", stranger.toString());
        body.put("id", Ids.next().toString());
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expectProblem(422, "client-unknown");
    }

    @Test
    void a_client_without_an_assignment_on_the_day_is_told() {
        UUID ended = world.fixtures().client("Klaar");
        UUID short_ = world.fixtures().assignment(ended, "2026-01-01", "2026-01-06", 180);
        String planned = world.plan(short_, worker.id(), "09:00", "10:00");
        String id = Ids.next().toString();
        Map<String, Object> body = world.at(
                "2026-01-08T12:00:00+01:00",
                "id",
                id,
                "clientId",
                ended.toString(),
                "begin",
                world.phone("2026-01-08T10:00:00+01:00"),
                "end",
                world.phone("2026-01-08T11:00:00+01:00"));
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        assertThat(world.open(id)).contains("NO_ASSIGNMENT", "UNSCHEDULED");
        // A planned visit that was done two days late lies outside.
        worker.checksIn(planned, "2026-01-08T13:00:00+01:00");
        worker.checksOut(planned, "2026-01-08T14:00:00+01:00");
        assertThat(world.open(planned)).contains("OUTSIDE_ASSIGNMENT");
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 10:45:00, ''",
        "09:00, 10:44:59, SHORTER_THAN_PLANNED",
        "09:00, 11:15:00, ''",
        "09:00, 11:15:01, LONGER_THAN_PLANNED"
    })
    void a_visit_may_differ_from_its_plan_by_fifteen_minutes(String begin, String end, String expected) {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.delivers(visit, begin, end);
        assertThat(String.join(",", world.open(visit))).isEqualTo(expected);
    }

    @Test
    void two_visits_of_one_worker_at_one_time_overlap() {
        String first = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.delivers(first, "09:00", "11:00");
        UUID other = world.fixtures().assignment(world.fixtures().client("Ander"));
        String second = world.plan(other, worker.id(), "11:00", "12:00");
        worker.delivers(second, "10:59", "12:00");
        assertThat(world.open(second)).containsExactly("OVERLAP");
        assertThat(world.exception(second, "OVERLAP").path("otherVisitId").asText())
                .isEqualTo(first);
    }

    @Test
    void joint_visits_do_not_overlap_but_two_workers_at_one_client_otherwise_do() {
        String together = Ids.next().toString();
        String first = planJoint(worker.id(), together);
        String second = planJoint(colleague.id(), together);
        worker.delivers(first, "09:00", "10:00");
        colleague.delivers(second, "09:00", "10:00");
        assertThat(world.open(second)).isEmpty();
        VisitWorld.Worker third = world.worker();
        String alone = world.plan(assignment, third.id(), "09:30", "10:30");
        third.delivers(alone, "09:30", "10:30");
        assertThat(world.open(alone)).contains("OVERLAP");
    }

    @Test
    void above_the_volume_of_the_week_is_told_and_the_next_week_begins_anew() {
        String first = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.delivers(first, "09:00", "11:00");
        // 120 + 60 of 180: full, not above it.
        String second = world.plan(assignment, worker.id(), "12:00", "13:00");
        worker.delivers(second, "12:00", "13:00");
        assertThat(world.open(second)).isEmpty();
        String third = world.plan(assignment, worker.id(), "2026-01-11T12:00:00+01:00", "2026-01-11T12:30:00+01:00");
        worker.delivers(third, "2026-01-11T12:00:00+01:00", "2026-01-11T12:30:00+01:00");
        assertThat(world.open(third)).containsExactly("ABOVE_VOLUME");
        String next = world.plan(assignment, worker.id(), "2026-01-12T12:00:00+01:00", "2026-01-12T12:30:00+01:00");
        worker.delivers(next, "2026-01-12T12:00:00+01:00", "2026-01-12T12:30:00+01:00");
        assertThat(world.open(next)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-30T10:30:00Z, false", "2026-01-30T08:00:00Z, true", "2024-01-30T08:00:00Z, true"})
    void a_clock_that_nothing_confirms_is_told_and_must_be_settled_when_far_off(String wall, boolean must) {
        UUID free = world.fixtures().assignment(world.fixtures().client("Vrij"), "2020-01-01", "2026-12-31", 900);
        String visit = world.plan(free, worker.id(), "2026-01-30T09:00:00+01:00", "2026-01-30T12:00:00+01:00");
        worker.report("checkInVisit", visit, json("occurred", json("wall", wall)))
                .expect(200);
        JsonNode exception = world.exception(visit, "CLOCK_UNVERIFIED");
        assertThat(exception.path("mustSettle").asBoolean()).isEqualTo(must);
        assertThat(world.visit(visit).at("/facts/0/raw/wall").asText()).isEqualTo(wall);
    }

    private String planJoint(UUID workerId, String together) {
        return world.plan(json(
                "assignmentId",
                assignment.toString(),
                "workerId",
                workerId.toString(),
                "plannedBegin",
                time("09:00"),
                "plannedEnd",
                time("10:00"),
                "jointVisitId",
                together));
    }

    private void assign(String visit, String version, UUID workerId) {
        world.app()
                .as("planner")
                .call(
                        "assignVisit",
                        Map.of("visitId", visit, "If-Match", version),
                        json("workerId", workerId.toString()))
                .expect(200);
    }
}
