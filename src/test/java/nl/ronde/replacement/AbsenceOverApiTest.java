package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is back, leaves taken back or recorded afterwards, and who goes for good. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsenceOverApiTest {
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
    void a_leave_that_is_taken_back_closes_what_nobody_acted_upon() {
        world.visit(assignment, absent.id(), "2026-02-16");
        String leave = world.leave(absent.id(), "2026-02-14", "2026-02-20");
        world.planner()
                .call("cancelLeave", Map.of("workerId", absent.id(), "leaveId", leave))
                .expect(200);
        JsonNode need = world.need(client);
        assertThat(need.path("state").asText()).isEqualTo("lapsed");
        JsonNode term = world.term(client);
        assertThat(term.path("state").asText()).isEqualTo("waived");
        assertThat(world.app()
                        .as("teamleider")
                        .call(
                                "getObligation",
                                Map.of("obligationId", term.path("id").asText()))
                        .expect(200)
                        .field("waivedReason"))
                .contains("gaat zelf");
    }

    @Test
    void what_was_filled_before_the_leave_was_taken_back_stays_filled() {
        String visit = world.visit(assignment, absent.id(), "2026-02-16");
        String leave = world.leave(absent.id(), "2026-02-14", "2026-02-20");
        String need = world.need(client).path("id").asText();
        world.assign(visit, other).expect(200);
        world.agreed(need, other, NOW).expect(200);
        world.planner()
                .call("cancelLeave", Map.of("workerId", absent.id(), "leaveId", leave))
                .expect(200);
        assertThat(world.full(need).path("state").asText()).isEqualTo("filled");
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
    }

    @Test
    void a_leave_in_the_past_counts_from_the_visit_that_was_missed_and_is_late_at_once() {
        String missed = world.visit(assignment, absent.id(), "2026-01-20");
        absent.report(
                        "reportNotDelivered",
                        missed,
                        world.visits().at("2026-01-20T09:10:00+01:00", "reason", "workerUnable"))
                .expect(200);
        String leave = world.leave(absent.id(), "2026-01-19", "2026-01-23");
        JsonNode need = world.need(client);
        assertThat(need.at("/visits/0/standing").asText()).isEqualTo("missed");
        assertThat(need.at("/term/overdue").asBoolean()).isTrue();
        assertThat(need.at("/term/dueAt").asText()).isEqualTo("2026-01-25T23:00:00Z");
        // Taking the leave back does not undo that nobody came.
        world.planner()
                .call("cancelLeave", Map.of("workerId", absent.id(), "leaveId", leave))
                .expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
    }

    @Test
    void better_in_time_the_term_lapses_and_a_filled_visit_stays_with_her_who_took_it() {
        UUID second = world.fixtures().client("Tweede");
        UUID other2 = world.fixtures().assignment(second);
        world.visit(assignment, absent.id(), "2026-02-04");
        String taken = world.visit(other2, absent.id(), "2026-02-05");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(second).path("id").asText();
        world.assign(taken, other).expect(200);
        world.agreed(need, other, NOW).expect(200);
        absent.api()
                .call(
                        "reportRecovered",
                        Map.of(),
                        world.visits().at("2026-01-30T11:00:00+01:00", "backOn", "2026-02-02"))
                .expect(200);
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
        assertThat(world.need(second).path("state").asText()).isEqualTo("filled");
        assertThat(world.visits().visit(taken).at("/visit/workerId").asText()).isEqualTo(other.toString());
    }

    @Test
    void the_end_of_employment_over_planned_visits_signals_and_can_be_taken_back() {
        world.visit(assignment, absent.id(), "2026-02-27");
        world.visit(assignment, absent.id(), "2026-03-06");
        changeEnd("2026-02-28");
        JsonNode need = world.need(client);
        assertThat(need.path("cause").asText()).isEqualTo("endOfEmployment");
        assertThat(need.path("visits")).hasSize(1);
        assertThat(world.term(client).path("trigger").asText()).isEqualTo("2026-03-06T09:00:00+01:00");
        changeEnd("2026-03-31");
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
    }

    @Test
    void dvo_11_11_a_last_day_that_comes_earlier_gives_the_earlier_visits_a_term_from_their_own_moment() {
        world.visit(assignment, absent.id(), "2026-02-20");
        world.visit(assignment, absent.id(), "2026-03-06");
        changeEnd("2026-02-28");
        changeEnd("2026-02-14");
        assertThat(world.needs(client)).hasSize(2);
        assertThat(world.terms(client, "replacement"))
                .extracting(each -> each.path("trigger").asText())
                .containsExactlyInAnyOrder("2026-02-20T09:00:00+01:00", "2026-03-06T09:00:00+01:00");
    }

    @Test
    void another_last_day_does_not_bring_her_back() {
        String visit = world.visit(assignment, absent.id(), "2026-03-06");
        changeEnd("2026-02-28");
        world.planner()
                .call(
                        "cancelVisit",
                        Map.of("visitId", visit, "If-Match", world.visits().version(visit)),
                        json("reason", "Niemand beschikbaar"))
                .expect(200);
        assertThat(world.need(client).path("state").asText()).isEqualTo("open");
        changeEnd("2026-02-27");
        assertThat(world.need(client).path("state").asText()).isEqualTo("open");
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
    }

    private void changeEnd(String day) {
        JsonNode worker = world.planner()
                .call("getWorker", Map.of("workerId", absent.id()))
                .expect(200)
                .json();
        world.app()
                .as("beheer")
                .call(
                        "changeWorker",
                        Map.of(
                                "workerId",
                                absent.id(),
                                "If-Match",
                                worker.path("version").asText()),
                        json("activeUntil", day))
                .expect(200);
    }
}
