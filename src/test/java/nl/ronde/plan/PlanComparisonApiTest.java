package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was agreed against what was done; and the visits that take their activities from the plan. */
class PlanComparisonApiTest {
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
    void agreed_and_done_stand_beside_each_other_per_result_area() {
        Care care = world.care("Meting");
        VisitWorld.Worker worker = world.visits().worker();
        world.agrees(world.presented(care, PlanWorld.kampen())).expect(201);
        for (String day : List.of("2026-01-06", "2026-01-13")) {
            String visit = world.visits()
                    .plan(care.assignment(), worker.id(), day + "T09:00:00+01:00", day + "T11:00:00+01:00");
            worker.delivers(visit, day + "T09:00:00+01:00", day + "T10:30:00+01:00");
            List<Object> items = new ArrayList<>(List.of(
                    done("clean-home", "vacuum-or-mop"),
                    json("area", "clean-home", "freeText", "planten water geven", "done", true),
                    done("laundry", "fold-and-iron")));
            if (day.endsWith("13")) {
                items.add(json("area", "meals", "activity", "hot-meal", "done", false));
            }
            worker.report("recordActivities", visit, world.visits().at(day + "T10:20:00+01:00", "items", items))
                    .expect(200);
        }
        String vacant = "2026-01-14";
        world.visits().plan(care.assignment(), null, vacant + "T09:00:00+01:00", vacant + "T11:00:00+01:00");
        String missed = world.visits()
                .plan(care.assignment(), worker.id(), "2026-01-15T09:00:00+01:00", "2026-01-15T11:00:00+01:00");
        worker.report(
                        "reportNotDelivered",
                        missed,
                        world.visits().at("2026-01-15T09:10:00+01:00", "reason", "staffShortage"))
                .expect(200);
        String cancelled = world.visits()
                .plan(care.assignment(), worker.id(), "2026-01-16T09:00:00+01:00", "2026-01-16T11:00:00+01:00");
        world.app()
                .as("planner")
                .call(
                        "cancelVisit",
                        Map.of("visitId", cancelled, "If-Match", world.visits().version(cancelled)),
                        json("reason", "Op verzoek"))
                .expect(200);
        world.visits().plan(care.assignment(), worker.id(), "2026-01-17T09:00:00+01:00", "2026-01-17T11:00:00+01:00");
        JsonNode found = world.app()
                .as("backoffice")
                .call(
                        "comparePlanWithVisits",
                        Map.of("assignmentId", care.assignment(), "from", "2026-01-05", "until", "2026-01-18"))
                .expect(200)
                .json();
        assertThat(found.path("visits").asInt()).isEqualTo(2);
        assertThat(found.path("deliveredMinutes").asInt()).isEqualTo(180);
        assertThat(found.path("visitsToBe").asInt())
                .as("vacant, not delivered and still planned too; not the cancelled")
                .isEqualTo(5);
        // 5 x 40 + 14 / 30.4375 x 30 (rounded 14) + 5 x 20
        assertThat(found.path("agreedMinutes").asInt()).isEqualTo(314);
        assertThat(line(found, "Stofzuigen en/of dweilen")).isEqualTo("5.0 2");
        assertThat(line(found, "Ramen zemen (binnen)")).isEqualTo("0.5 0");
        assertThat(line(found, "Planten water geven")).isEqualTo("4.0 2");
        assertThat(line(found, "Bereiden van de warme maaltijd")).isEqualTo("5.0 0");
        assertThat(line(found, "Vouwen, strijken (alleen bovenkleding) en opbergen"))
                .isEqualTo("0.0 2");
        JsonNode notAgreed = found.at("/areas/2");
        assertThat(notAgreed.path("label").asText()).isEqualTo("verzorging van kleding/linnengoed");
        assertThat(notAgreed.at("/activities/0").has("agreed")).isFalse();
        world.app()
                .as("planner")
                .call(
                        "comparePlanWithVisits",
                        Map.of("assignmentId", care.assignment(), "from", "2026-01-05", "until", "2027-01-18"))
                .expectProblem(422, "plan-time-impossible");
    }

    private static Map<String, Object> done(String area, String activity) {
        return json("area", area, "activity", activity, "done", true);
    }

    private static String line(JsonNode comparison, String label) {
        for (JsonNode area : comparison.path("areas")) {
            for (JsonNode each : area.path("activities")) {
                if (each.path("label").asText().equals(label)) {
                    return each.path("agreedTimes").asText() + " "
                            + each.path("doneTimes").asText();
                }
            }
        }
        throw new AssertionError(label + " is not in " + comparison);
    }

    @Test
    void the_visits_on_the_phone_take_their_activities_from_the_signed_plan() {
        Care care = world.care("Telefoon");
        VisitWorld.Worker worker = world.visits().worker();
        world.visits().plan(care.assignment(), worker.id(), "2026-02-03T09:00:00+01:00", "2026-02-03T11:00:00+01:00");
        JsonNode first = pull(worker, null);
        assertThat(tasks(first)).isEmpty();
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        assertThat(visitTasks(worker)).isEmpty();
        JsonNode shown =
                assignment(pull(worker, first.path("nextCursor").asText())).path("plans");
        assertThat(shown).hasSize(1);
        assertThat(shown.at("/0/hash").asText()).isEqualTo(plan.path("hash").asText());
        assertThat(shown.at("/0/shownText").asText())
                .isEqualTo(plan.path("shownText").asText());
        world.agrees(plan).expect(201);
        assertThat(visitTasks(worker)).containsExactly("vacuum-or-mop", "windows-inside", "Planten water geven");
        assertThat(tasks(pull(worker, first.path("nextCursor").asText())))
                .containsExactly("vacuum-or-mop", "windows-inside", "Planten water geven");
    }

    private static JsonNode pull(VisitWorld.Worker worker, String cursor) {
        return worker.api()
                .call("getSyncChanges", cursor == null ? Map.of() : Map.of("cursor", cursor))
                .expect(200)
                .json();
    }

    private static List<String> tasks(JsonNode page) {
        return texts(assignment(page).at("/resultAreas/0/tasks"));
    }

    private static JsonNode assignment(JsonNode page) {
        for (JsonNode each : page.path("changes")) {
            if (each.path("type").asText().equals("assignment")) {
                return each.path("assignment");
            }
        }
        throw new AssertionError("no assignment in " + page);
    }

    private static List<String> visitTasks(VisitWorld.Worker worker) {
        JsonNode day = worker.api()
                .call("getMyDay", Map.of("date", "2026-02-03"))
                .expect(200)
                .json();
        return texts(day.at("/visits/0/resultAreas/0/tasks"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
