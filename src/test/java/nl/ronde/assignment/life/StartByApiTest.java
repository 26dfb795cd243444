package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The latest start in the municipality's own plan leads over the agreement's term (DVO 11.3; Kampen B2 1.9a). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartByApiTest {
    private static final String KIND = "service-start";

    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private Answer planned(LifeWorld.Own own, Object... more) {
        Map<String, Object> body = json("receivedOn", "2026-01-30", "reference", "1G1P1R");
        body.putAll(json(more));
        return world.app().as("backoffice").call("recordMunicipalPlan", Map.of("assignmentId", own.id()), body);
    }

    private String explanation(LifeWorld.Own own) {
        return world.app()
                .as("planner")
                .call(
                        "getObligation",
                        Map.of("obligationId", own.term(KIND).path("id").asText()))
                .expect(200)
                .field("explanation");
    }

    @Test
    void dvo_11_3_an_earlier_and_then_a_later_latest_start_lead() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        world.app().sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018' WHERE id = '" + own.id() + "'");
        assertThat(own.term(KIND).path("dueOn").asText()).isEqualTo("2026-02-05");
        assertThat(planned(own, "startBy", "2026-02-02").expect(201).field("startBy"))
                .isEqualTo("2026-02-02");
        JsonNode earlier = own.term(KIND);
        assertThat(earlier.path("dueOn").asText()).isEqualTo("2026-02-02");
        assertThat(earlier.path("source").asText()).isEqualTo("assignment");
        assertThat(earlier.path("citation").asText()).isEqualTo("Het plan van de gemeente (DVO 11.3)");
        assertThat(explanation(own)).contains("De opdracht zelf noemt de dag", "maandag 2 februari 2026");
        planned(own, "startBy", "2026-02-20").expect(201);
        assertThat(own.term(KIND).path("dueOn").asText()).isEqualTo("2026-02-20");
        assertThat(explanation(own)).contains("vrijdag 20 februari 2026");
        planned(own).expect(201);
        assertThat(own.term(KIND).path("dueOn").asText())
                .as("a plan that says nothing of it changes nothing")
                .isEqualTo("2026-02-20");
    }

    @Test
    void kampen_b2_1_9a_a_visit_of_before_is_in_time_or_late_by_that_day() {
        LifeWorld.Own own = world.received("2026-01-20", "2026-12-31");
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), "2026-01-30T09:00:00+01:00", "2026-01-30T11:00:00+01:00");
        worker.delivers(visit, "2026-01-30T09:00:00+01:00", "2026-01-30T11:00:00+01:00");
        assertThat(own.state(KIND)).isEqualTo("met");
        planned(own, "startBy", "2026-01-30").expect(201);
        assertThat(own.state(KIND)).isEqualTo("met");
        assertThat(own.term(KIND).path("citation").asText()).isEqualTo("Het plan van de gemeente (Kampen B2 1.9a)");
        planned(own, "receivedOn", "2026-01-29", "startBy", "2026-01-29").expect(201);
        assertThat(own.state(KIND)).isEqualTo("metLate");
    }

    @Test
    void a_day_that_cannot_be_or_changes_nothing_is_refused() {
        LifeWorld.Own own = world.assignment();
        planned(own, "startBy", "2026-01-29").expectProblem(422, "plan-time-impossible");
        Answer refused = planned(own, "dueOn", "2026-02-05").expectProblem(422, "plan-date-without-effect");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/dueOn");
        planned(own, "startBy", "2026-02-05").expect(201);
        assertThat(own.terms(KIND)).as("entered by hand, no term runs").isEmpty();
    }
}
