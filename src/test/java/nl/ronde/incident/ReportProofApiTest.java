package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reports that were made outside this system meet which term, and which are only written down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportProofApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");
    private static final String NOTICED = "2026-01-07T09:30:00+01:00";
    private static final String CALLED = "2026-01-07T09:40:00+01:00";

    private IncidentWorld world;
    private UUID client;

    @BeforeAll
    void start() {
        world = new IncidentWorld(NOW);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newClient() {
        client = world.client();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "form", "letter"})
    void kampen_b2_2_5_what_is_no_mail_is_written_down_and_only_a_mail_meets_the_term(String channel) {
        String id = world.report(client, "calamity", NOTICED, "Zij is overleden.");
        recorded(id, "municipality", channel, "K-2026-1", CALLED);
        assertThat(world.incident(id).path("reports")).hasSize(1);
        assertThat(world.states(client))
                .isEqualTo("calamity-report met, incident-report running, supervisor-report running");
        recorded(id, "municipality", "email", null, "2026-01-07T09:50:00+01:00");
        assertThat(world.states(client))
                .isEqualTo("calamity-report met, incident-report met, supervisor-report running");
        assertThat(world.terms(client).get("incident-report").path("metAt").asText())
                .isEqualTo("2026-01-07T09:50:00+01:00");
        assertThat(world.terms(client).get("calamity-report").path("metAt").asText())
                .isEqualTo(CALLED);
    }

    @Test
    void the_house_asks_for_a_mail_too_and_says_so() {
        world.app()
                .sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935'"
                        + " WHERE client_id = '" + client + "'");
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        recorded(id, "municipality", "phone", null, CALLED);
        assertThat(world.states(client)).isEqualTo("incident-report running");
        assertThat(metBy(world.terms(client).get("incident-report")))
                .isEqualTo("de e-mail aan de gemeente is aangenomen");
        recorded(id, "municipality", "email", null, CALLED);
        assertThat(world.states(client)).isEqualTo("incident-report met");
    }

    @Test
    void wmo_2015_art_3_4_the_supervisor_is_told_once_the_reference_is_known() {
        String id = world.report(client, "violence", NOTICED, "Een klap.");
        recorded(id, "supervisor", "phone", null, CALLED);
        assertThat(world.states(client)).isEqualTo("incident-report running, supervisor-report running");
        world.decide(id, false, "worker", "Een hulp sloeg.").expect(200);
        assertThat(world.states(client)).isEqualTo("incident-report running, supervisor-report running");
        recorded(id, "supervisor", "phone", "GGD-2026-17", CALLED);
        assertThat(world.terms(client).get("supervisor-report").path("metAt").asText())
                .isEqualTo(CALLED);
    }

    @Test
    void wmo_2015_art_3_4_the_message_id_of_a_mail_that_was_taken_is_its_reference() {
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "violence", NOTICED, "Een klap.");
        world.accepts(world.send(id, "supervisor"), NOW);
        JsonNode term = world.terms(client).get("supervisor-report");
        assertThat(term.path("state").asText()).startsWith("met");
        assertThat(metBy(term))
                .isEqualTo(
                        "de melding bij de toezichthouder Wmo is gedaan en het kenmerk (bij een e-mail de Message-ID) is"
                                + " vastgelegd");
    }

    private String metBy(JsonNode term) {
        return world.app()
                .as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200)
                .field("metBy");
    }

    private void recorded(String id, String recipient, String channel, String reference, String at) {
        Map<String, Object> body =
                json("recipient", recipient, "reportedAt", at, "channel", channel, "text", "Verteld");
        if (reference != null) {
            body.put("messageId", reference);
        }
        world.app()
                .as("teamleider")
                .call("recordIncidentReport", Map.of("incidentId", id), body)
                .expect(201);
    }
}
