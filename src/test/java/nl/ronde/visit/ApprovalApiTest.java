package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static nl.ronde.visit.VisitWorld.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.settle.ApprovedVisits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a care period is approved, through HTTP. */
class ApprovalApiTest {
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
}
