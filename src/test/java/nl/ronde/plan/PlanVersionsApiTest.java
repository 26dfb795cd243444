package nl.ronde.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan from its first draft to the text that the client is shown. */
class PlanVersionsApiTest {
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
    void kampen_b2_1_9c_a_draft_begins_with_the_result_areas_of_the_order_and_the_providers_texts() {
        Map<String, Object> texts =
                json("information", PlanWorld.information(), "processAgreements", List.of("Zegt u op tijd af?"));
        String version = world.app()
                .as("teamleider")
                .call("getPlanStandards")
                .expect(200)
                .field("version");
        world.app()
                .as("teamleider")
                .call("setPlanStandards", Map.of("If-Match", version), texts)
                .expect(200);
        world.app()
                .as("beheer")
                .call("setPlanStandards", Map.of("If-Match", version), texts)
                .expectProblem(412, "version-mismatch");
        Care care = world.care("Begin");
        world.app()
                .sql("UPDATE assignment_result_area SET tasks = '{dust,Vissen voeren}', regularity = 'OCCASIONAL'"
                        + " WHERE area = 'clean-home' AND assignment_id = '" + care.assignment() + "'");
        JsonNode draft = world.draft(care);
        assertThat(draft.path("title").asText()).isEqualTo("Ondersteuningsplan");
        assertThat(draft.path("municipalTitle").asText()).isEqualTo("Plan van aanpak");
        assertThat(draft.at("/content/careParts").findValuesAsText("area"))
                .containsExactlyInAnyOrder("clean-home", "laundry", "meals");
        JsonNode first = draft.at("/content/careParts/0");
        assertThat(first.at("/activities/0/activity").asText()).isEqualTo("dust");
        assertThat(first.at("/activities/1/text").asText()).isEqualTo("Vissen voeren");
        assertThat(first.at("/activities/0/frequency/per").asText()).isEqualTo("month");
        assertThat(draft.at("/content/information/phone").asText()).isEqualTo("043 123 45 67");
        assertThat(draft.at("/content/processAgreements/0").asText()).isEqualTo("Zegt u op tijd af?");
        world.app()
                .as("planner")
                .call("createSupportPlan", Map.of("assignmentId", care.assignment()))
                .expectProblem(409, "plan-draft-exists");
    }

    @Test
    void the_hash_is_of_the_exact_text_and_nothing_changes_it_any_more() {
        Care care = world.care("Vast-Žižek");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        String text = plan.path("shownText").asText();
        assertThat(plan.path("hash").asText()).isEqualTo(Sha256.hex(text.getBytes(UTF_8)));
        assertThat(text)
                .contains("Vast-Žižek", "Stofzuigen en/of dweilen", "Planten water geven", "Kampen B2 1.9c")
                .doesNotContain(",}", ": ");
        world.change(plan, PlanWorld.kampen()).expectProblem(409, "plan-not-draft");
        world.present(plan).expectProblem(409, "plan-not-draft");
        String id = plan.path("id").asText();
        for (String change :
                List.of("content = '{}'", "hash = repeat('0', 64)", "state = 'DRAFT'", "shown_text = 'x'")) {
            assertThatThrownBy(() -> world.app().sql("UPDATE support_plan SET " + change + " WHERE id = '" + id + "'"))
                    .rootCause()
                    .hasMessageContaining("never changed");
        }
        // A name that changes afterwards changes nothing of what was shown.
        world.app().sql("UPDATE client SET family_name = 'Anders' WHERE id = '" + care.client() + "'");
        assertThat(world.plan(plan).path("shownText").asText()).isEqualTo(text);
    }

    @Test
    void kampen_b2_1_9c_a_plan_without_care_part_or_process_agreements_is_not_presented() {
        Care care = world.care("Leeg");
        JsonNode draft = world.draft(care);
        assertThat(pointer(world.present(draft).expectProblem(422, "plan-incomplete")))
                .isEqualTo("/careParts/0/activities");
        Map<String, Object> content = PlanWorld.kampen();
        content.remove("processAgreements");
        JsonNode changed = world.change(draft, content).expect(200).json();
        Answer refused = world.present(changed).expectProblem(422, "plan-incomplete");
        assertThat(pointer(refused)).isEqualTo("/processAgreements");
        assertThat(refused.text()).contains("Kampen B2 1.9c");
    }

    @Test
    void dvo_11_4_every_piece_of_information_that_is_missing_is_named() {
        Care care = world.dvoCare("Burger");
        JsonNode plan = world.draft(care);
        assertThat(plan.path("title").asText()).isEqualTo("Plan van aanpak");
        assertThat(plan.path("municipalTitle").asText()).isEqualTo("Ondersteuningsplan");
        for (String field : PlanWorld.information().keySet()) {
            Map<String, Object> content = PlanWorld.dvo();
            Map<String, Object> information = PlanWorld.information();
            information.remove(field);
            content.put("information", information);
            plan = world.change(plan, content).expect(200).json();
            Answer refused = world.present(plan).expectProblem(422, "plan-incomplete");
            assertThat(pointer(refused)).isEqualTo("/information/" + field);
            assertThat(refused.text()).contains("DVO 11.4");
        }
        for (String field : List.of("workingTimes", "informalCare", "transport")) {
            Map<String, Object> content = PlanWorld.dvo();
            content.remove(field);
            plan = world.change(plan, content).expect(200).json();
            assertThat(pointer(world.present(plan).expectProblem(422, "plan-incomplete")))
                    .isEqualTo("/" + field);
        }
        plan = world.change(plan, PlanWorld.dvo()).expect(200).json();
        world.present(plan).expect(200);
    }

    @Test
    void what_does_not_fit_the_agreement_is_refused_at_its_field() {
        Care care = world.care("Past");
        JsonNode draft = world.draft(care);
        Map<String, Map<String, Object>> wrong = new LinkedHashMap<>();
        wrong.put("/careParts/0/area", part(json("area", "garden", "result", "Tuin")));
        wrong.put(
                "/careParts/0/activities/0/activity",
                part(json(
                        "area",
                        "meals",
                        "result",
                        "x",
                        "activities",
                        List.of(PlanWorld.activity("dust", 1, "week", 5)))));
        wrong.put(
                "/careParts/0/activities/0",
                part(json(
                        "area",
                        "meals",
                        "result",
                        "x",
                        "activities",
                        List.of(json("frequency", json("times", 1, "per", "week"))))));
        wrong.put(
                "/workingTimes/0/end",
                json("workingTimes", List.of(json("weekday", "monday", "begin", "11:00", "end", "11:00"))));
        wrong.forEach((pointer, content) -> assertThat(
                        pointer(world.change(draft, content).expectProblem(422, "plan-content-invalid")))
                .isEqualTo(pointer));
        world.change(draft, part(json("area", "meals", "result", "x", "surprise", 1)))
                .expectProblem(400, "invalid-request");
    }

    private static Map<String, Object> part(Map<String, Object> part) {
        return json("careParts", List.of(part));
    }

    @Test
    void of_two_team_leads_at_once_one_wins() throws Exception {
        Care care = world.care("Samen");
        JsonNode draft = world.draft(care);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> world.change(draft, PlanWorld.kampen())));
            }
            List<Integer> statuses =
                    List.of(both.get(0).get().status(), both.get(1).get().status());
            assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        }
        Care next = world.care("Samen");
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> world.app()
                        .as("planner")
                        .call("createSupportPlan", Map.of("assignmentId", next.assignment()))));
            }
            assertThat(List.of(both.get(0).get().status(), both.get(1).get().status()))
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void a_new_version_leaves_the_old_one_standing_until_it_is_signed() {
        Care care = world.care("Twee");
        JsonNode first = world.presented(care, PlanWorld.kampen());
        world.agrees(first).expect(201);
        JsonNode second = world.draft(care);
        assertThat(second.path("number").asInt()).isEqualTo(2);
        assertThat(second.at("/content/careParts/0/goals/0").asText()).isEqualTo("Mevrouw ruimt zelf haar keuken op");
        second = world.present(second).expect(200).json();
        assertThat(world.plan(first).path("state").asText()).isEqualTo("signed");
        world.agrees(second).expect(201);
        assertThat(world.plan(first).path("state").asText()).isEqualTo("superseded");
        assertThat(world.plan(second).path("state").asText()).isEqualTo("signed");
        assertThat(world.app()
                        .as("backoffice")
                        .call("listSupportPlans", Map.of("assignmentId", care.assignment(), "state", "signed"))
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    private static String pointer(Answer answer) {
        return answer.json().at("/errors/0/field").asText();
    }
}
