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
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.settle.ApprovedVisits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the office settles, corrects and approves, through HTTP. */
class SettleApiTest {
    private static final CarePeriod FIRST = CarePeriod.of(2026, 1);

    private VisitWorld world;
    private VisitWorld.Worker worker;
    private UUID client;
    private UUID assignment;

    @BeforeEach
    void start() {
        world = new VisitWorld();
        worker = world.worker();
        client = world.fixtures().client("Testclient");
        assignment = world.fixtures().assignment(client);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_forgotten_check_out_is_told_two_hours_after_the_planned_end_and_once() {
        String visit = world.plan(assignment, worker.id(), "2026-01-30T12:30:00+01:00", "2026-01-30T13:30:00+01:00");
        world.app().moveTo(Instant.parse("2026-01-30T11:35:00Z"));
        worker.report("checkInVisit", visit, json()).expect(200);
        world.app().moveTo(Instant.parse("2026-01-30T14:29:59Z"));
        assertThat(world.open(visit)).isEmpty();
        world.app().moveTo(Instant.parse("2026-01-30T14:30:00Z"));
        assertThat(world.open(visit)).containsExactly("MISSING_CHECK_OUT");
        world.settle(visit, "MISSING_CHECK_OUT", "endSet").expectProblem(422, "outcome-incomplete");
        world.settle(visit, "MISSING_CHECK_OUT", "accepted").expectProblem(422, "outcome-not-allowed");
        Answer settled = world.settle(visit, "MISSING_CHECK_OUT", "endSet", "end", "2026-01-30T13:35:00+01:00")
                .expect(200);
        assertThat(settled.field("status")).isEqualTo("completed");
        assertThat(settled.json().path("minutes").asInt()).isEqualTo(60);
        assertThat(settled.json().has("reportedEnd")).isFalse();
        world.app().moveTo(Instant.parse("2026-01-30T15:30:00Z"));
        assertThat(world.open(visit)).containsExactly("NO_LEGITIMATION");
        assertThat(world.visit(visit).path("adjustments")).hasSize(1);
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
    void an_unscheduled_visit_is_attached_or_not_chargeable() {
        world.plan(assignment, worker.id(), "2026-01-29T09:00:00+01:00", "2026-01-29T10:00:00+01:00");
        String attached = unscheduled("2026-01-07T10:00:00+01:00", "2026-01-07T11:00:00+01:00");
        approve().expectProblem(409, "exceptions-open");
        UUID stranger = world.fixtures().assignment(world.fixtures().client("Vreemd"));
        world.settle(attached, "UNSCHEDULED", "attached", "assignmentId", stranger.toString())
                .expectProblem(422, "assignment-unknown");
        world.settle(attached, "UNSCHEDULED", "attached", "assignmentId", assignment.toString())
                .expect(200);
        assertThat(world.visit(attached).at("/visit/agreement").asText()).isEqualTo("kampen-hh1-2018");
        String free = unscheduled("2026-01-08T10:00:00+01:00", "2026-01-08T11:00:00+01:00");
        Answer settled = world.settle(free, "UNSCHEDULED", "notChargeable").expect(200);
        assertThat(settled.json().path("minutes").asInt()).isZero();
        assertThat(world.open(free)).isEmpty();
    }

    @Test
    void what_was_cancelled_but_delivered_is_approved_or_not_chargeable() {
        String visit = cancelledButDelivered("09:00", "10:00");
        world.settle(visit, "CANCELLED_BUT_DELIVERED", "approved").expect(200);
        String other = cancelledButDelivered("12:00", "13:00");
        world.settle(other, "CANCELLED_BUT_DELIVERED", "notChargeable").expect(200);
        approve().expect(200);
        assertThat(approved()).extracting(ApprovedVisits.ApprovedVisit::minutes).containsExactly(60);
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
    void a_period_is_approved_by_the_date_of_the_begin_in_amsterdam() {
        String inside = planAndDeliver("2026-01-25T23:30:00+01:00", "2026-01-26T00:30:00+01:00");
        String after = planAndDeliver("2026-01-26T09:00:00+01:00", "2026-01-26T10:00:59+01:00");
        Answer state = approve().expect(200);
        assertThat(state.json().path("approvedVisits").asInt()).isEqualTo(1);
        assertThat(state.json().path("approvedMinutes").asInt()).isEqualTo(60);
        assertThat(state.field("lastDay")).isEqualTo("2026-01-25");
        assertThat(world.visit(inside).at("/visit/approvedMinutes").asInt()).isEqualTo(60);
        assertThat(world.visit(after).at("/visit/approval").asText()).isEqualTo("open");
        assertThat(approved()).singleElement().satisfies(each -> {
            assertThat(each.visitId()).hasToString(inside);
            assertThat(each.date()).hasToString("2026-01-25");
            assertThat(each.minutes()).isEqualTo(60);
            assertThat(each.visitVersion())
                    .isEqualTo(world.visit(inside).at("/visit/version").asInt());
        });
    }

    @Test
    void no_approval_while_something_must_be_settled_but_what_may_be_acknowledged_waits() {
        String visit = world.plan(assignment, worker.id(), "09:00", "10:00");
        worker.checksIn(visit, "09:00");
        worker.checksOut(visit, "10:30");
        assertThat(world.open(visit)).containsExactlyInAnyOrder("NO_LEGITIMATION", "LONGER_THAN_PLANNED");
        Answer refused = approve().expectProblem(409, "exceptions-open");
        assertThat(refused.field("detail")).contains("nog 1 uitzonderingen");
        world.settle(visit, "NO_LEGITIMATION", "accepted").expect(200);
        assertThat(approve().expect(200).json().path("openMayAcknowledge").asInt())
                .isEqualTo(1);
    }

    @Test
    void an_approved_visit_is_opened_before_it_is_corrected() {
        String visit = delivered("09:00", "10:00", "09:00", "10:00");
        approve().expect(200);
        world.adjust(visit, "reasonCode", "wrongTime", "end", time("10:10")).expectProblem(409, "visit-approved");
        Map<String, Object> parameters = Map.of("visitId", visit, "If-Match", world.version(visit));
        var backOffice = world.app().as("backoffice");
        backOffice
                .call("withdrawVisitApproval", parameters, json("reason", "bezwaar"))
                .expect(200);
        backOffice
                .call(
                        "withdrawVisitApproval",
                        Map.of("visitId", visit, "If-Match", world.version(visit)),
                        json("reason", "bezwaar"))
                .expectProblem(409, "visit-not-approved");
        world.adjust(visit, "reasonCode", "wrongTime", "end", time("10:10")).expect(200);
        assertThat(approved()).isEmpty();
        approve().expect(200);
        assertThat(approved()).extracting(ApprovedVisits.ApprovedVisit::minutes).containsExactly(70);
    }

    @Test
    void a_fact_that_arrives_after_approval_takes_the_approval_away() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.report("reportNotDelivered", visit, world.at("09:10", "reason", "nobodyHome"))
                .expect(200);
        approve().expect(200);
        assertThat(world.visit(visit).at("/visit/approval").asText()).isEqualTo("approved");
        worker.checksIn(visit, "09:20");
        assertThat(world.visit(visit).at("/visit/approval").asText()).isEqualTo("inException");
    }

    @Test
    void a_number_of_minutes_that_a_person_sets_needs_a_reason() {
        String visit = delivered("09:00", "10:00", "09:00", "10:00");
        world.adjust(visit, "reasonCode", "minutesSet", "minutes", 45).expectProblem(422, "memo-required");
        world.adjust(visit, "reasonCode", "minutesSet", "memo", "afgesproken", "minutes", 45)
                .expect(200);
        approve().expect(200);
        assertThat(approved()).extracting(ApprovedVisits.ApprovedVisit::minutes).containsExactly(45);
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
        assertThat(codes(Map.of("state", "open"))).containsExactly("NO_LEGITIMATION");
        assertThat(codes(Map.of("state", "settled"))).containsExactly("LONGER_THAN_PLANNED");
        assertThat(codes(Map.of("mustSettle", true))).containsExactly("NO_LEGITIMATION");
        assertThat(codes(Map.of("code", "OVERLAP"))).isEmpty();
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

    private String planAndDeliver(String begin, String end) {
        return delivered(begin, end, begin, end);
    }

    private String cancelledButDelivered(String begin, String end) {
        String visit = world.plan(assignment, worker.id(), begin, end);
        world.app()
                .as("planner")
                .call("cancelVisit", Map.of("visitId", visit, "If-Match", "1"), json("reason", "afgebeld"))
                .expect(200);
        worker.delivers(visit, begin, end);
        return visit;
    }

    private String unscheduled(String begin, String end) {
        String id = Ids.next().toString();
        Map<String, Object> body = world.at(
                end, "id", id, "clientId", client.toString(), "begin", world.phone(begin), "end", world.phone(end));
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        worker.legitimates(id, begin);
        return id;
    }

    private Answer approve() {
        return world.app()
                .as("backoffice")
                .call("approveCarePeriod", Map.of("isoYear", 2026, "period", 1), json("agreement", "kampen-hh1-2018"));
    }

    private List<ApprovedVisits.ApprovedVisit> approved() {
        var app = world.app().server().app();
        return world.app()
                .infrastructure()
                .db()
                .reading(
                        UUID.fromString(world.fixtures().provider()),
                        tx -> app.settle().approvedVisits().of(tx, "kampen-hh1-2018", FIRST));
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
