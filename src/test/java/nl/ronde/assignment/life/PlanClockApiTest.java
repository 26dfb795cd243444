package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nobody is helped without a clock for the plan. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanClockApiTest {
    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private String delivered(LifeWorld.Own own, String day) {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), day + "T09:00:00+01:00", day + "T11:00:00+01:00");
        worker.delivers(visit, day + "T09:00:00+01:00", day + "T10:30:00+01:00");
        return visit;
    }

    /** The last days of the plan's terms by their form. */
    private static Map<String, String> due(LifeWorld.Own own) {
        Map<String, String> days = new TreeMap<>();
        own.terms("support-plan")
                .forEach(term -> days.put(
                        term.path("variant").asText("draw up"),
                        term.path("dueOn").asText()));
        return days;
    }

    private static void intake(LifeWorld.Own own, String day) {
        own.does("recordIntake", "heldOn", day, "heldBy", "Wijkteam", "outcome", "followUp")
                .expect(201);
    }

    private void municipalPlan(LifeWorld.Own own, String receivedOn, String dueOn) {
        world.app()
                .as("backoffice")
                .call(
                        "recordMunicipalPlan",
                        Map.of("assignmentId", own.id()),
                        json("receivedOn", receivedOn, "reference", "1G1P1R-8", "dueOn", dueOn))
                .expect(201);
    }

    @Test
    void the_first_visit_starts_both_terms_where_no_intake_was_recorded() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        delivered(own, "2026-01-15");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-15", "sign", "2026-02-15"));
        JsonNode term = own.terms("support-plan").getFirst();
        assertThat(term.path("subjectLabel").asText()).endsWith(", gerekend vanaf het eerste bezoek");
        delivered(own, "2026-01-20");
        assertThat(own.terms("support-plan")).hasSize(2);
        // An intake of a later day changes nothing.
        intake(own, "2026-01-20");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-15", "sign", "2026-02-15"));
    }

    @Test
    void an_earlier_first_visit_that_is_heard_of_later_brings_them_forward() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        delivered(own, "2026-01-20");
        delivered(own, "2026-01-15");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-15", "sign", "2026-02-15"));
    }

    @Test
    void an_earlier_intake_that_is_recorded_later_brings_them_forward() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        delivered(own, "2026-01-20");
        intake(own, "2026-01-14");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-14", "sign", "2026-02-14"));
    }

    @Test
    void an_intake_that_was_recorded_before_holds() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        intake(own, "2026-01-20");
        delivered(own, "2026-01-15");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-20", "sign", "2026-02-20"));
        assertThat(own.terms("support-plan").getFirst().path("subjectLabel").asText())
                .doesNotContain("bezoek");
    }

    @Test
    void dvo_10_9_the_municipal_plan_that_comes_later_shortens_by_its_urgency() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        for (String row : new String[] {"assignment SET", "obligation SET"}) {
            String key = row.startsWith("assignment") ? "id" : "subject_id";
            world.app()
                    .sql("UPDATE " + row + " agreement_id = 'maastricht-dvo-2018' WHERE " + key + " = '" + own.id()
                            + "'");
        }
        delivered(own, "2026-01-20");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-20", "sign", "2026-02-20"));
        municipalPlan(own, "2026-01-28", "2026-02-06");
        assertThat(due(own)).isEqualTo(Map.of("draw up", "2026-02-06", "sign", "2026-02-20"));
        municipalPlan(own, "2026-01-29", "2026-02-03");
        assertThat(due(own))
                .as("a second plan with more urgency")
                .isEqualTo(Map.of("draw up", "2026-02-03", "sign", "2026-02-20"));
    }
}
