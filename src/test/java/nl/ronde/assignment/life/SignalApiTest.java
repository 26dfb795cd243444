package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker's signal reaches the office, which judges it. It is Friday 30 January 2026, 12:00. */
class SignalApiTest {
    private static final String SIGNAL = "Mevrouw valt vaker en eet slecht";

    private LifeWorld world;

    @BeforeEach
    void start() {
        world = new LifeWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static String at(String day, String time) {
        return day + "T" + time + ":00+01:00";
    }

    private String signalled(LifeWorld.Own own, VisitWorld.Worker worker) {
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), at("2026-01-29", "09:00"), at("2026-01-29", "11:00"));
        worker.checksIn(visit, at("2026-01-29", "09:00"));
        worker.report("reportSignal", visit, world.visits().at(at("2026-01-29", "10:00"), "text", SIGNAL))
                .expect(200);
        return visit;
    }

    private static List<JsonNode> changes(LifeWorld.Own own) {
        List<JsonNode> found = new ArrayList<>();
        own.timeline().path("items").forEach(each -> {
            if (each.path("kind").asText().equals("changeOfSituation")) {
                found.add(each);
            }
        });
        return found;
    }

    private JsonNode notices(String username) {
        return world.app()
                .as(username)
                .call("listNotices", json("limit", 200))
                .expect(200)
                .json()
                .path("items");
    }

    @Test
    void dvo_b3_e6_a_signal_awaits_the_team_lead_and_its_term_runs_from_when_it_was_seen() {
        LifeWorld.Own own = world.maastricht();
        VisitWorld.Worker worker = world.visits().worker();
        String visit = signalled(own, worker);
        JsonNode change = changes(own).getFirst();
        assertThat(change.at("/details/visitId").asText()).isEqualTo(visit);
        assertThat(change.at("/details/text").asText()).isEqualTo(SIGNAL);
        assertThat(change.at("/details/source").asText()).isEqualTo("signal");
        JsonNode term = own.term("change-of-situation");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-02");
        assertThat(term.path("trigger").asText()).isEqualTo(at("2026-01-29", "10:00"));
        JsonNode told = notices("teamleider");
        assertThat(told).hasSize(1);
        assertThat(told.toString()).contains("signaal").doesNotContain("valt vaker", "Testclient");
        // The same once more, also as a note of that kind, is the same signal.
        worker.report("reportSignal", visit, world.visits().at(at("2026-01-29", "10:30"), "text", SIGNAL + " "))
                .expect(200);
        worker.report(
                        "addVisitNote",
                        visit,
                        world.visits().at(at("2026-01-29", "10:31"), "text", SIGNAL, "kind", "signal"))
                .expect(200);
        worker.report(
                        "addVisitNote",
                        visit,
                        world.visits().at(at("2026-01-29", "10:32"), "text", "Sleutel ligt links", "kind", "note"))
                .expect(200);
        assertThat(changes(own)).hasSize(1);
        own.follows("judgeChangeOfSituation", change.path("id").asText(), "relevant", true, "reason", "Meer hulp nodig")
                .expect(201);
        own.reported(change.path("id").asText(), at("2026-01-30", "11:00")).expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo("met");
    }

    @Test
    void what_is_of_no_matter_lapses_and_what_is_not_looked_at_is_warned_of() {
        LifeWorld.Own own = world.assignment();
        signalled(own, world.visits().worker());
        world.app().moveTo(Instant.parse("2026-02-03T08:00:00Z"));
        assertThat(notices("teamleider").findValuesAsText("urgency")).contains("overdue");
        own.follows(
                        "judgeChangeOfSituation",
                        changes(own).getFirst().path("id").asText(),
                        "relevant",
                        false,
                        "reason",
                        "Was al bekend")
                .expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo("waived");
    }

    @Test
    void a_signal_of_an_unscheduled_visit_is_told_once_it_is_attached_and_moves_with_it() {
        LifeWorld.Own own = world.maastricht();
        LifeWorld.Own other = world.maastricht();
        VisitWorld.Worker worker = world.visits().worker();
        world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), at("2026-02-03", "09:00"), at("2026-02-03", "11:00"));
        String visit = Ids.next().toString();
        Map<String, Object> body = world.visits()
                .at(
                        at("2026-01-29", "11:00"),
                        "id",
                        visit,
                        "clientId",
                        own.client(),
                        "begin",
                        world.visits().phone(at("2026-01-29", "09:00")),
                        "end",
                        world.visits().phone(at("2026-01-29", "10:00")));
        worker.api().call("reportUnscheduledVisit", Map.of(), body).expect(201);
        worker.report("reportSignal", visit, world.visits().at(at("2026-01-29", "09:30"), "text", SIGNAL))
                .expect(200);
        assertThat(changes(own)).isEmpty();
        world.visits()
                .settle(visit, "UNSCHEDULED", "attached", "assignmentId", own.id())
                .expect(200);
        assertThat(own.term("change-of-situation").path("trigger").asText()).isEqualTo(at("2026-01-29", "09:30"));
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wrongClient",
                        "memo",
                        "De buren",
                        "clientId",
                        other.client(),
                        "assignmentId",
                        other.id())
                .expect(200);
        assertThat(own.state("change-of-situation")).isEqualTo("waived");
        assertThat(other.state("change-of-situation")).isEqualTo("running");
    }
}
