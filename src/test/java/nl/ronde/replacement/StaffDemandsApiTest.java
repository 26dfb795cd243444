package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the DVO asks of who goes to a client, and Kampen does not. It is Friday 30 January 2026, 12:00, until a test moves it. */
class StaffDemandsApiTest {
    private static final String STATEMENT = "worker-without-confidentiality-statement";
    private static final String SUPERVISION = "worker-needs-supervision";

    private final ReplacementWorld world = new ReplacementWorld();
    private UUID client;
    private UUID assignment;

    @BeforeEach
    void newPeople() {
        client = world.fixtures().client("Testclient");
        assignment = world.dvo(client);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Answer plan(UUID at, UUID worker, UUID together) {
        Map<String, Object> body = new LinkedHashMap<>(json(
                "assignmentId",
                at.toString(),
                "workerId",
                worker.toString(),
                "plannedBegin",
                "2026-02-06T09:00:00+01:00",
                "plannedEnd",
                "2026-02-06T10:00:00+01:00"));
        if (together != null) {
            body.put("jointVisitId", together.toString());
        }
        return world.planner().call("planVisit", Map.of(), body);
    }

    private Answer series(UUID worker) {
        return world.planner()
                .call(
                        "createVisitSeries",
                        Map.of(),
                        json(
                                "assignmentId",
                                assignment.toString(),
                                "workerId",
                                worker.toString(),
                                "dayOfWeek",
                                "monday",
                                "everyWeeks",
                                1,
                                "begin",
                                "09:00",
                                "minutes",
                                60,
                                "firstDay",
                                "2026-02-02"));
    }

    @Test
    void dvo_16_7_who_has_not_signed_is_not_planned_and_kampen_does_not_ask_it() {
        UUID unsigned = world.fixtures().workerWithoutStatement("Ongetekend");
        Answer refused = plan(assignment, unsigned, null).expectProblem(422, STATEMENT);
        assertThat(refused.field("detail")).contains("DVO 16.7");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/workerId");
        assertThat(series(unsigned).expectProblem(422, STATEMENT).field("detail"))
                .startsWith("2 februari 2026: ");
        plan(world.fixtures().assignment(world.fixtures().client("Kampen")), unsigned, null)
                .expect(201);
        world.app()
                .as("teamleider")
                .call("recordConfidentialityStatement", Map.of("workerId", unsigned), json("signedOn", "2026-01-29"))
                .expect(200);
        world.visit(assignment, unsigned, "2026-02-09");
    }

    @Test
    void dvo_12_3_a_trainee_goes_beside_a_qualified_worker_only() {
        UUID trainee = world.fixtures().trainee("Stagiair");
        UUID together = Ids.next();
        Answer refused = plan(assignment, trainee, null).expectProblem(422, SUPERVISION);
        assertThat(refused.field("detail")).contains("DVO 12.3");
        plan(assignment, trainee, together).expectProblem(422, SUPERVISION);
        series(trainee).expectProblem(422, SUPERVISION);
        plan(assignment, world.fixtures().worker("Begeleider"), together).expect(201);
        plan(assignment, trainee, together).expect(201);
        plan(
                        world.fixtures().assignment(world.fixtures().client("Kampen")),
                        world.fixtures().trainee("Kampen"),
                        null)
                .expect(201);
    }

    @Test
    void nobody_is_asked_or_given_a_visit_that_she_may_not_go_to() {
        VisitWorld.Worker absent = world.visits().worker();
        VisitWorld.Worker asked = world.visits().worker();
        UUID unsigned = world.fixtures().workerWithoutStatement("Ongetekend");
        world.visit(assignment, absent.id(), "2026-02-06");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(client).path("id").asText();
        world.planner()
                .call("offerReplacement", Map.of("needId", need), json("workerIds", new String[] {unsigned.toString()}))
                .expectProblem(422, STATEMENT);
        String offer = world.offer(need, asked.id()).getFirst();
        world.app().sql("UPDATE worker SET confidentiality_signed_on = NULL WHERE id = '" + asked.id() + "'");
        Answer answer = ReplacementWorld.accept(asked, offer, world.visits().at("2026-01-30T11:00:00+01:00"))
                .expect(200);
        assertThat(answer.field("outcome")).isEqualTo("notPossible");
        assertThat(answer.field("message")).contains("DVO 16.7");
        JsonNode candidates = world.planner()
                .call("listReplacementCandidates", Map.of("needId", need))
                .expect(200)
                .json()
                .path("items");
        assertThat(candidates.findValuesAsText("code")).contains("noConfidentialityStatement");
    }

    @Test
    void dvo_16_7_a_planned_visit_of_who_has_not_signed_becomes_vacant_work_with_a_term() {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visit(assignment, worker.id(), "2026-02-06");
        world.app().sql("UPDATE worker SET confidentiality_signed_on = NULL WHERE id = '" + worker.id() + "'");
        world.app().moveTo(Instant.parse("2026-01-30T12:00:00Z"));
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("vacant");
        assertThat(world.need(client).path("cause").asText()).isEqualTo("confidentialityStatement");
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
        world.app()
                .as("teamleider")
                .call("recordConfidentialityStatement", Map.of("workerId", worker.id()), json("signedOn", "2026-01-30"))
                .expect(200);
        world.assign(visit, worker.id()).expect(200);
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
    }

    @Test
    void dvo_12_3_a_trainee_whose_company_falls_away_is_not_left_alone() {
        UUID together = Ids.next();
        String guide = plan(assignment, world.fixtures().worker("Begeleider"), together)
                .expect(201)
                .field("id");
        String visit = plan(assignment, world.fixtures().trainee("Stagiair"), together)
                .expect(201)
                .field("id");
        world.app().moveTo(Instant.parse("2026-01-30T11:30:00Z"));
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("planned");
        world.assign(guide, null).expect(200);
        world.app().moveTo(Instant.parse("2026-01-30T12:00:00Z"));
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("vacant");
        assertThat(world.need(client).path("cause").asText()).isEqualTo("supervision");
    }

    @Test
    void what_she_reports_is_never_refused_by_it() {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visit(assignment, worker.id(), "2026-01-30", "09:00", "10:00");
        world.app().sql("UPDATE worker SET confidentiality_signed_on = NULL WHERE id = '" + worker.id() + "'");
        worker.delivers(visit, "2026-01-30T09:00:00+01:00", "2026-01-30T10:00:00+01:00");
    }
}
