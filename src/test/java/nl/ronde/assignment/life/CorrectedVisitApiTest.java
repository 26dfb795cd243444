package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visit proved is proved no more where it was not delivered, or not there. It is Friday 30 January 2026, 12:00. */
class CorrectedVisitApiTest {
    private LifeWorld world;

    @BeforeEach
    void start() {
        world = new LifeWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private LifeWorld.Own received() {
        return world.received("2026-01-29", "2026-12-31");
    }

    private String delivered(LifeWorld.Own own, String day) {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits().plan(UUID.fromString(own.id()), worker.id(), at(day, "09:00"), at(day, "11:00"));
        worker.delivers(visit, at(day, "09:00"), at(day, "10:30"));
        return visit;
    }

    private static String at(String day, String time) {
        return day + "T" + time + ":00+01:00";
    }

    private void wasNotDelivered(String visit) {
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wasNotDelivered",
                        "memo",
                        "Verkeerd adres",
                        "status",
                        "notDelivered",
                        "notDeliveredReason",
                        "other")
                .expect(200);
    }

    @Test
    void the_start_runs_again_with_the_due_moment_it_had_and_the_start_message_lapses_until_help_begins() {
        LifeWorld.Own own = received();
        String due = own.term("service-start").path("dueAt").asText();
        String visit = delivered(own, "2026-01-29");
        assertThat(own.state("service-start")).isEqualTo("met");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-05");
        wasNotDelivered(visit);
        assertThat(own.state("service-start")).isEqualTo("running");
        assertThat(own.term("service-start").path("dueAt").asText()).isEqualTo(due);
        assertThat(own.state("start-message")).isEqualTo("waived");
        delivered(own, "2026-01-30");
        assertThat(own.state("service-start")).isEqualTo("met");
        assertThat(own.state("start-message")).isEqualTo("running");
        assertThat(own.term("start-message").path("dueOn").asText())
                .as("from the visit that help began with")
                .isEqualTo("2026-02-06");
        String message = own.term("start-message").path("id").asText();
        assertThat(world.app()
                        .as("teamleider")
                        .call("getObligation", Map.of("obligationId", message))
                        .expect(200)
                        .field("explanation"))
                .contains("bleek dat de hulp later is begonnen")
                .doesNotContain("afgesproken");
    }

    @Test
    void another_delivered_visit_meets_the_start_and_the_start_message_counts_from_it() {
        LifeWorld.Own own = received();
        String first = delivered(own, "2026-01-29");
        delivered(own, "2026-01-30");
        wasNotDelivered(first);
        assertThat(own.state("service-start")).isEqualTo("met");
        assertThat(own.term("service-start").path("metAt").asText()).isEqualTo(at("2026-01-30", "10:30"));
        assertThat(own.state("start-message")).isEqualTo("running");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-06");
        // What was not the proof changes nothing.
        String third = delivered(own, "2026-01-30");
        wasNotDelivered(third);
        assertThat(own.term("service-start").path("metAt").asText()).isEqualTo(at("2026-01-30", "10:30"));
    }

    @Test
    void a_corrected_end_is_the_moment_that_counts() {
        LifeWorld.Own own = received();
        String visit = delivered(own, "2026-01-29");
        world.visits()
                .adjust(visit, "reasonCode", "wrongTime", "end", at("2026-01-29", "10:45"))
                .expect(200);
        assertThat(own.state("service-start")).isEqualTo("met");
        assertThat(own.term("service-start").path("metAt").asText()).isEqualTo(at("2026-01-29", "10:45"));
        assertThat(own.state("start-message")).isEqualTo("running");
    }

    @Test
    void a_visit_of_another_client_starts_the_help_there_and_no_longer_here() {
        LifeWorld.Own here = received();
        LifeWorld.Own there = received();
        String visit = delivered(here, "2026-01-29");
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wrongClient",
                        "memo",
                        "Bij de buren",
                        "clientId",
                        there.client(),
                        "assignmentId",
                        there.id())
                .expect(200);
        assertThat(here.state("service-start")).isEqualTo("running");
        assertThat(here.state("start-message")).isEqualTo("waived");
        assertThat(there.state("service-start")).isEqualTo("met");
        assertThat(there.term("service-start").path("metAt").asText()).isEqualTo(at("2026-01-29", "10:30"));
        assertThat(there.state("start-message")).isEqualTo("running");
    }

    @Test
    void an_unscheduled_visit_starts_the_help_once_it_is_attached() {
        LifeWorld.Own own = received();
        VisitWorld.Worker worker = world.visits().worker();
        world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), at("2026-02-03", "09:00"), at("2026-02-03", "11:00"));
        String visit = Ids.next().toString();
        Map<String, Object> body = world.visits().at(at("2026-01-30", "11:00"), "id", visit, "clientId", own.client());
        body.remove("occurred");
        body.put("begin", world.visits().phone(at("2026-01-30", "09:00")));
        body.put("end", world.visits().phone(at("2026-01-30", "10:00")));
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        assertThat(own.state("service-start")).isEqualTo("running");
        world.visits()
                .settle(visit, "UNSCHEDULED", "attached", "assignmentId", own.id())
                .expect(200);
        assertThat(own.state("service-start")).isEqualTo("met");
        assertThat(own.state("start-message")).isEqualTo("running");
    }

    @Test
    void dvo_d4_11_6_an_urgent_start_and_a_wish_for_another_worker_run_again_too() {
        LifeWorld.Own own = world.maastricht();
        world.app()
                .as("planner")
                .call(
                        "recordUrgentRequest",
                        Map.of(),
                        json(
                                "clientId",
                                own.client(),
                                "assignmentId",
                                own.id(),
                                "requestedAt",
                                at("2026-01-28", "09:00"),
                                "askedBy",
                                "Regisseur",
                                "text",
                                "Valt uit"))
                .expect(201);
        String present = world.visits().worker().id().toString();
        own.does("requestWorkerChange", "requestedOn", "2026-01-28", "workerId", present, "reason", "Geen klik")
                .expect(201);
        String visit = delivered(own, "2026-01-29");
        assertThat(own.state("urgent-service-start")).isEqualTo("met");
        assertThat(own.state("worker-change")).isEqualTo("met");
        wasNotDelivered(visit);
        assertThat(own.state("urgent-service-start")).isEqualTo("running");
        assertThat(own.state("worker-change")).isEqualTo("running");
        String second = delivered(own, "2026-01-29");
        delivered(own, "2026-01-30");
        wasNotDelivered(second);
        assertThat(own.state("urgent-service-start")).isEqualTo("met");
        assertThat(own.term("worker-change").path("metAt").asText()).isEqualTo(at("2026-01-30", "10:30"));
    }

    @Test
    void dvo_11_6_a_wish_that_a_person_settled_as_well_stays_settled() {
        LifeWorld.Own own = world.maastricht();
        String present = world.visits().worker().id().toString();
        String another = world.visits().worker().id().toString();
        String wish = own.does(
                        "requestWorkerChange", "requestedOn", "2026-01-28", "workerId", present, "reason", "Geen klik")
                .expect(201)
                .field("id");
        String visit = delivered(own, "2026-01-29");
        own.follows(
                        "settleWorkerChange",
                        wish,
                        "outcome",
                        "anotherWorker",
                        "settledOn",
                        "2026-01-30",
                        "workerId",
                        another,
                        "text",
                        "Akkoord")
                .expect(201);
        wasNotDelivered(visit);
        assertThat(own.state("worker-change")).isEqualTo("met");
        assertThat(own.term("worker-change").path("metAt").asText()).isEqualTo(at("2026-01-30", "00:00"));
    }

    @Test
    void an_earlier_begin_brings_the_start_message_forward() {
        LifeWorld.Own own = received();
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), at("2026-01-29", "23:00"), at("2026-01-30", "01:00"));
        worker.delivers(visit, at("2026-01-30", "00:10"), at("2026-01-30", "01:00"));
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-06");
        world.visits()
                .adjust(visit, "reasonCode", "wrongTime", "begin", at("2026-01-29", "23:10"))
                .expect(200);
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-05");
    }

    @Test
    void a_start_message_that_is_taken_back_is_not_owed_where_no_visit_was_delivered() {
        LifeWorld.Own own = received();
        String visit = delivered(own, "2026-01-29");
        String message = own.does(
                        "recordCareMessage",
                        "message",
                        "start",
                        "sentAt",
                        at("2026-01-30", "10:00"),
                        "day",
                        "2026-01-29",
                        "identification",
                        "M-1")
                .expect(201)
                .field("id");
        wasNotDelivered(visit);
        assertThat(own.state("start-message")).as("it was sent").isEqualTo("met");
        own.follows("withdrawAssignmentEntry", message, "withdrawnOn", "2026-01-30", "reason", "Toch niet begonnen")
                .expect(201);
        assertThat(own.state("start-message")).isEqualTo("waived");
        assertThat(OffsetDateTime.parse(own.term("service-start").path("dueAt").asText()))
                .isAfter(OffsetDateTime.parse(at("2026-01-30", "12:00")));
    }
}
