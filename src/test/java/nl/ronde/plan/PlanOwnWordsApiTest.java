package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ronde.agreement.ResultKey;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Under an agreement without a list of result areas (DVO) the results of the plan, in its own words, are the areas. */
class PlanOwnWordsApiTest {
    private static final String LIVING = ResultKey.of("Zelfstandig wonen");

    private static PlanWorld world;

    @BeforeAll
    static void start() {
        world = new PlanWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void the_draft_begins_with_the_results_of_the_municipal_plan() {
        Care care = world.dvoCare("Opdracht");
        world.app()
                .as("backoffice")
                .call(
                        "recordMunicipalPlan",
                        Map.of("assignmentId", care.assignment()),
                        json(
                                "receivedOn",
                                "2026-01-05",
                                "reference",
                                "MP-1",
                                "results",
                                List.of("Zelfstandig wonen", "Een gevulde dag")))
                .expect(201);
        JsonNode parts = world.draft(care).at("/content/careParts");
        assertThat(parts).hasSize(2);
        assertThat(parts.at("/1/result").asText()).isEqualTo("Een gevulde dag");
        assertThat(parts.at("/1/municipalResult").asText()).isEqualTo("Een gevulde dag");
        assertThat(parts.at("/1").has("area")).isFalse();
    }

    @Test
    void the_visit_takes_its_activities_from_the_plan_and_what_is_done_is_held_against_it() {
        Care care = world.dvoCare("Woorden");
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(care.assignment(), worker.id(), "2026-01-30T09:00:00+01:00", "2026-01-30T11:00:00+01:00");
        assertThat(areas(worker, "2026-01-30")).isEmpty();
        signed(care, PlanWorld.dvo());
        JsonNode area = areas(worker, "2026-01-30").get(0);
        assertThat(area.path("code").asText()).isEqualTo(LIVING);
        assertThat(area.path("label").asText()).isEqualTo("Zelfstandig wonen");
        assertThat(area.at("/tasks/0").asText()).isEqualTo("Post doornemen");
        JsonNode page =
                worker.api().call("getSyncChanges", Map.of()).expect(200).json();
        assertThat(page.findValue("resultAreas").at("/0/label").asText()).isEqualTo("Zelfstandig wonen");
        assertThat(page.findValue("catalogue").at("/areas/0/label").asText()).isEqualTo("Overig");

        worker.delivers(visit, "2026-01-30T09:00:00+01:00", "2026-01-30T10:30:00+01:00");
        String longText = "Formulieren ".repeat(80).strip();
        ticks(
                        worker,
                        visit,
                        json("area", LIVING, "freeText", "post doornemen", "done", true),
                        json("area", LIVING, "freeText", longText, "done", true),
                        json("area", "other", "freeText", "Gesprek over de buren", "done", true))
                .expect(200);
        ticks(worker, visit, json("area", "clean-home", "activity", "windows-inside", "done", true))
                .expectProblem(422, "result-area-unknown");
        ticks(worker, visit, json("area", LIVING, "activity", "windows-inside", "done", true))
                .expectProblem(422, "activity-unknown");
        JsonNode done = world.app()
                .as("planner")
                .call("getVisit", Map.of("visitId", visit))
                .expect(200)
                .json()
                .path("activities");
        assertThat(done).hasSize(3);
        assertThat(done.findValuesAsText("areaLabel")).containsExactly("Zelfstandig wonen", "Zelfstandig wonen");
        assertThat(lines(care, 0)).containsExactly("Post doornemen 1", longText + " 1");
        assertThat(lines(care, 1)).containsExactly("Gesprek over de buren 1");

        // A new plan gives up the result; what was done under it keeps its words, also where a phone reports it late.
        Map<String, Object> other = PlanWorld.dvo();
        other.put(
                "careParts",
                List.of(json(
                        "result",
                        "Een gevulde dag",
                        "goals",
                        List.of("Elke week naar de soos"),
                        "activities",
                        List.of(json("text", "Samen reizen", "frequency", json("times", 1, "per", "week"))))));
        signed(care, other);
        assertThat(areas(worker, "2026-01-30")).hasSize(1);
        assertThat(areas(worker, "2026-01-30").at("/0/label").asText()).isEqualTo("Een gevulde dag");
        ticks(worker, visit, json("area", LIVING, "freeText", "Belasting", "done", true))
                .expect(200);
        JsonNode comparison = comparison(care);
        assertThat(comparison.path("areas").findValuesAsText("label"))
                .contains("Een gevulde dag", "Samen reizen", "Zelfstandig wonen", "Belasting", "Overig");
        assertThat(comparison.at("/areas/0/area").asText()).isEqualTo(ResultKey.of(" een  gevulde DAG"));
    }

    private static void signed(Care care, Map<String, Object> content) {
        JsonNode plan = world.presented(care, content);
        world.agrees(plan).expect(201);
        assertThat(world.providerSigns(plan).expect(200).field("state")).isEqualTo("signed");
    }

    private static JsonNode areas(VisitWorld.Worker worker, String day) {
        return worker.api()
                .call("getMyDay", Map.of("date", day))
                .expect(200)
                .json()
                .at("/visits/0/resultAreas");
    }

    private static Answer ticks(VisitWorld.Worker worker, String visit, Object... items) {
        return worker.report(
                "recordActivities", visit, world.visits().at("2026-01-30T10:20:00+01:00", "items", List.of(items)));
    }

    private static JsonNode comparison(Care care) {
        return world.app()
                .as("backoffice")
                .call(
                        "comparePlanWithVisits",
                        Map.of("assignmentId", care.assignment(), "from", "2026-01-30", "until", "2026-02-08"))
                .expect(200)
                .json();
    }

    private static List<String> lines(Care care, int area) {
        List<String> lines = new ArrayList<>();
        comparison(care)
                .at("/areas/" + area + "/activities")
                .forEach(each -> lines.add(each.path("label").asText() + " "
                        + each.path("doneTimes").asText()));
        return lines;
    }
}
