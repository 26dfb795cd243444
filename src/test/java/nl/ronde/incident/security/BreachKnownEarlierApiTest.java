package nl.ronde.incident.security;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** GDPR art. 33: the 72 hours count from when the breach was known, also where that comes out later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreachKnownEarlierApiTest {
    private static final Instant NOW = Instant.parse("2026-01-08T09:00:00Z");

    private SecurityWorld world;

    @BeforeAll
    void start() {
        world = new SecurityWorld(NOW);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private String breach(String knownAt) {
        String id = world.report(
                "planner",
                json(
                        "kind",
                        "wrongRecipient",
                        "description",
                        "Brief",
                        "agreementIds",
                        List.of(SecurityWorld.MAASTRICHT)));
        decide(id, knownAt);
        return id;
    }

    private void decide(String id, String knownAt) {
        world.decide(
                        id,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                false,
                                "reason",
                                "Nagevraagd",
                                "discoveredAt",
                                knownAt,
                                "agreementIds",
                                List.of(SecurityWorld.MAASTRICHT)))
                .expect(200);
    }

    private JsonNode term(String id) {
        return world.obligations(id).stream()
                .filter(each -> each.path("kind").asText().equals("data-breach"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_known_earlier_is_due_earlier_and_the_history_says_why() {
        String id = breach("2026-01-08T09:00:00+01:00");
        assertThat(term(id).path("dueAt").asText()).isEqualTo("2026-01-11T09:00:00+01:00");
        decide(id, "2026-01-07T15:00:00+01:00");
        assertThat(term(id).path("dueAt").asText()).isEqualTo("2026-01-10T15:00:00+01:00");
        JsonNode history = world.app()
                .as("teamleider")
                .call(
                        "getObligation",
                        Map.of("obligationId", term(id).path("id").asText()))
                .expect(200)
                .json()
                .path("history");
        assertThat(history.findValuesAsText("what")).containsExactly("opened", "broughtForward");
        assertThat(history.toString()).contains("Het lek bleek eerder bekend te zijn dan eerst gedacht.");
        decide(id, "2026-01-08T09:00:00+01:00");
        assertThat(term(id).path("dueAt").asText())
                .as("a later moment gives no time back")
                .isEqualTo("2026-01-10T15:00:00+01:00");
    }

    @Test
    void what_met_it_may_turn_out_to_have_been_late() {
        String id = breach("2026-01-07T15:00:00+01:00");
        world.notify(id, json("recipient", "authority", "required", true, "at", NOW.toString()))
                .expect(201);
        assertThat(term(id).path("state").asText()).isEqualTo("met");
        decide(id, "2026-01-05T09:59:00+01:00");
        assertThat(term(id).path("state").asText()).isEqualTo("metLate");
    }
}
