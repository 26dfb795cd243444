package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static nl.ronde.visit.VisitWorld.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the office settles and corrects, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettleApiTest {
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
    void a_forgotten_check_out_is_told_two_hours_after_the_planned_end_and_once() {
        // The clock moves on: in a world of its own.
        try (VisitWorld clockMoves = new VisitWorld()) {
            VisitWorld.Worker moved = clockMoves.worker();
            String visit = clockMoves.plan(
                    clockMoves.fixtures().assignment(clockMoves.fixtures().client("Testclient")),
                    moved.id(),
                    "2026-01-30T12:30:00+01:00",
                    "2026-01-30T13:30:00+01:00");
            clockMoves.app().moveTo(Instant.parse("2026-01-30T11:35:00Z"));
            moved.signsInAgain();
            moved.report("checkInVisit", visit, json()).expect(200);
            clockMoves.app().moveTo(Instant.parse("2026-01-30T14:29:59Z"));
            assertThat(clockMoves.open(visit)).isEmpty();
            clockMoves.app().moveTo(Instant.parse("2026-01-30T14:30:00Z"));
            assertThat(clockMoves.open(visit)).containsExactly("MISSING_CHECK_OUT");
            clockMoves.settle(visit, "MISSING_CHECK_OUT", "endSet").expectProblem(422, "outcome-incomplete");
            clockMoves.settle(visit, "MISSING_CHECK_OUT", "accepted").expectProblem(422, "outcome-not-allowed");
            Answer settled = clockMoves
                    .settle(visit, "MISSING_CHECK_OUT", "endSet", "end", "2026-01-30T13:35:00+01:00")
                    .expect(200);
            assertThat(settled.field("status")).isEqualTo("completed");
            assertThat(settled.json().path("minutes").asInt()).isEqualTo(60);
            assertThat(settled.json().has("reportedEnd")).isFalse();
            clockMoves.app().moveTo(Instant.parse("2026-01-30T15:30:00Z"));
            assertThat(clockMoves.open(visit)).containsExactly("NO_LEGITIMATION");
            assertThat(clockMoves.visit(visit).path("adjustments")).hasSize(1);
        }
    }

    @Test
    void a_late_check_out_stands_beside_the_end_that_was_set() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.checksIn(visit, "09:00");
        world.app().moveTo(VisitWorld.NOW);
        world.settle(visit, "MISSING_CHECK_OUT", "endSet", "end", time("10:50")).expect(200);
        worker.checksOut(visit, "11:05");
        JsonNode read = world.visit(visit).path("visit");
        assertThat(read.path("reportedEnd").path("at").asText()).isEqualTo("2026-01-06T10:05:00Z");
        assertThat(read.path("end").asText()).isEqualTo("2026-01-06T09:50:00Z");
        assertThat(read.path("minutes").asInt()).isEqualTo(110);
    }

    @Test
    void a_forgotten_check_out_may_turn_out_not_delivered() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.checksIn(visit, "09:00");
        world.app().moveTo(VisitWorld.NOW);
        Answer settled = world.settle(visit, "MISSING_CHECK_OUT", "notDelivered", "notDeliveredReason", "clientAbsent")
                .expect(200);
        assertThat(settled.field("status")).isEqualTo("notDelivered");
        assertThat(settled.field("approval")).isEqualTo("open");
    }

    @Test
    void a_missing_begin_is_set() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.checksOut(visit, "11:00");
        Answer settled = world.settle(visit, "MISSING_CHECK_IN", "beginSet", "begin", time("09:00"))
                .expect(200);
        assertThat(settled.json().path("minutes").asInt()).isEqualTo(120);
        assertThat(world.open(visit)).isEmpty();
    }

    @Test
    void of_two_planners_who_settle_at_one_moment_one_wins() throws Exception {
        String visit = delivered("09:00", "10:00", "09:00", "10:30");
        JsonNode exception = world.exception(visit, "LONGER_THAN_PLANNED");
        Map<String, Object> parameters = Map.of(
                "exceptionId",
                exception.path("id").asText(),
                "If-Match",
                exception.path("version").asText());
        Map<String, Object> body = json("outcome", "accepted", "reason", "uitgelopen");
        var planner = world.app().as("planner");
        List<Callable<Answer>> both = List.of(
                () -> planner.call("settleException", parameters, body),
                () -> planner.call("settleException", parameters, body));
        List<Integer> statuses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Answer> answer : pool.invokeAll(both)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void an_overlap_goes_away_with_its_times_or_is_accepted() {
        String first = delivered("09:00", "10:00", "09:00", "10:00");
        UUID other = world.fixtures().assignment(world.fixtures().client("Ander"));
        String second = world.plan(other, worker.id(), "10:00", "11:00");
        worker.delivers(second, "09:50", "11:00");
        // Still five minutes: it stays open.
        world.settle(second, "OVERLAP", "timesAdjusted", "begin", time("09:55")).expect(200);
        assertThat(world.open(second)).containsExactly("OVERLAP");
        world.settle(second, "OVERLAP", "timesAdjusted", "begin", time("10:00")).expect(200);
        assertThat(world.open(second)).isEmpty();
        assertThat(world.visit(first).at("/visit/version").asInt()).isPositive();
    }

    @Test
    void the_original_is_never_overwritten_by_whoever_asks() {
        String visit = delivered("09:00", "10:00", "09:00", "10:00");
        Answer adjusted = world.adjust(visit, "reasonCode", "wrongTime", "begin", time("09:05"))
                .expect(200);
        assertThat(adjusted.json().at("/reportedBegin/at").asText()).isEqualTo("2026-01-06T08:00:00Z");
        assertThat(adjusted.field("begin")).isEqualTo("2026-01-06T08:05:00Z");
        assertThat(adjusted.json().path("minutes").asInt()).isEqualTo(55);
        JsonNode row = world.visit(visit).at("/adjustments/0");
        assertThat(row.path("from").asText()).isEqualTo("2026-01-06T08:00:00Z");
        assertThat(row.path("to").asText()).isEqualTo("2026-01-06T08:05:00Z");
        assertThatThrownBy(() -> world.app()
                        .sql("UPDATE visit SET begin_at = begin_at + interval '1 hour' WHERE id = '" + visit + "'"))
                .hasStackTraceContaining("a reported time is never changed");
    }

    @Test
    void a_wrong_not_delivered_is_corrected_to_delivered_and_back() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.report("reportNotDelivered", visit, world.at("09:10", "reason", "nobodyHome"))
                .expect(200);
        world.adjust(visit, "reasonCode", "wrongNotDelivered", "status", "delivered")
                .expectProblem(422, "memo-required");
        world.adjust(visit, "reasonCode", "wrongNotDelivered", "memo", "was er wel", "status", "delivered")
                .expectProblem(422, "outcome-incomplete");
        Answer delivered = world.adjust(
                        visit,
                        "reasonCode",
                        "wrongNotDelivered",
                        "memo",
                        "was er wel",
                        "status",
                        "delivered",
                        "begin",
                        time("09:00"),
                        "end",
                        time("11:00"))
                .expect(200);
        assertThat(delivered.json().path("minutes").asInt()).isEqualTo(120);
        Answer back = world.adjust(
                        visit,
                        "reasonCode",
                        "wasNotDelivered",
                        "memo",
                        "toch niet",
                        "status",
                        "notDelivered",
                        "notDeliveredReason",
                        "nobodyHome")
                .expect(200);
        assertThat(back.field("status")).isEqualTo("notDelivered");
        assertThat(back.json().path("minutes").asInt()).isZero();
    }

    @Test
    void a_visit_booked_on_the_wrong_client_moves_to_the_right_one() {
        String visit = delivered("09:00", "10:00", "09:00", "10:00");
        UUID right = world.fixtures().client("Juist");
        UUID rightAssignment = world.fixtures().assignment(right);
        Answer moved = world.adjust(
                        visit,
                        "reasonCode",
                        "wrongClient",
                        "memo",
                        "verkeerde deur",
                        "clientId",
                        right.toString(),
                        "assignmentId",
                        rightAssignment.toString())
                .expect(200);
        assertThat(moved.field("clientId")).isEqualTo(right.toString());
        assertThat(world.visit(visit).at("/adjustments/0/from").asText()).isEqualTo(client.toString());
        // Identification was shown at another door.
        assertThat(world.open(visit)).containsExactly("NO_LEGITIMATION");
    }

    @Test
    void a_shortened_assignment_turns_planned_visits_outside_it_into_exceptions() {
        String inside = world.plan(assignment, worker.id(), "2026-02-02T09:00:00+01:00", "2026-02-02T10:00:00+01:00");
        String outside = world.plan(assignment, worker.id(), "2026-02-09T09:00:00+01:00", "2026-02-09T10:00:00+01:00");
        shorten("2026-02-08");
        assertThat(world.open(inside)).isEmpty();
        assertThat(world.open(outside)).containsExactly("OUTSIDE_ASSIGNMENT");
        assertThat(world.visit(outside).at("/visit/status").asText()).isEqualTo("planned");
        shorten("2026-12-31");
        assertThat(world.open(outside)).isEmpty();
        shorten("2026-02-08");
        world.app()
                .as("planner")
                .call(
                        "cancelVisit",
                        Map.of("visitId", outside, "If-Match", world.version(outside)),
                        json("reason", "toewijzing ingekort"))
                .expect(200);
        assertThat(world.open(outside)).isEmpty();
    }

    @Test
    void exceptions_are_listed_by_code_class_and_state() {
        String visit = world.plan(assignment, worker.id(), "09:00", "10:00");
        worker.checksIn(visit, "09:00");
        worker.checksOut(visit, "10:30");
        world.settle(visit, "LONGER_THAN_PLANNED", "accepted").expect(200);
        assertThat(codes(Map.of("state", "open", "clientId", client))).containsExactly("NO_LEGITIMATION");
        assertThat(codes(Map.of("state", "settled", "clientId", client))).containsExactly("LONGER_THAN_PLANNED");
        assertThat(codes(Map.of("mustSettle", true, "clientId", client))).containsExactly("NO_LEGITIMATION");
        assertThat(codes(Map.of("code", "OVERLAP", "clientId", client))).isEmpty();
        assertThat(codes(Map.of(
                        "workerId", worker.id(), "clientId", client, "from", "2026-01-06", "until", "2026-01-06")))
                .hasSize(2);
        assertThat(world.app().as("planner2").call("listExceptions").json().path("items"))
                .isEmpty();
    }

    private String delivered(String plannedBegin, String plannedEnd, String begin, String end) {
        String visit = world.plan(assignment, worker.id(), plannedBegin, plannedEnd);
        worker.delivers(visit, begin, end);
        return visit;
    }

    private void shorten(String lastDay) {
        world.app().sql("UPDATE assignment SET last_day = '" + lastDay + "' WHERE id = '" + assignment + "'");
        UUID provider = UUID.fromString(world.fixtures().provider());
        world.app().infrastructure().db().inTransaction(provider, tx -> {
            var changed =
                    new nl.ronde.assignment.Assignments().find(tx, assignment).orElseThrow();
            world.app()
                    .server()
                    .app()
                    .visits()
                    .outsideAssignment()
                    .handle(tx, nl.ronde.platform.act.Actor.system(provider, "test"), changed);
            return true;
        });
    }

    private List<String> codes(Map<String, ?> filter) {
        List<String> codes = new ArrayList<>();
        world.app()
                .as("planner")
                .call("listExceptions", filter)
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> codes.add(item.at("/exception/code").asText()));
        return codes;
    }
}
