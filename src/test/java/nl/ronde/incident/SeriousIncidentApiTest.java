package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A serious incident that is no calamity: to the supervisor where the agreement says so (DVO B3 F8), else only recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriousIncidentApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");
    private static final String HAPPENED = "2026-01-06T09:30:00+01:00";
    private static final String NOTICED = "2026-01-06T15:00:00+01:00";

    private IncidentWorld world;

    @BeforeAll
    void start() {
        world = new IncidentWorld(NOW);
        Map<String, Object> ggd =
                Map.of("agreementId", "maastricht-dvo-2018", "municipalityCode", "0935", "contactRole", "supervisor");
        world.app()
                .as("beheer")
                .call(
                        "setAgreementContact",
                        ggd,
                        json("name", "GGD Zuid Limburg", "channel", "email", "email", "w@g.nl"))
                .expect(200);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void dvo_b3_f8_it_is_told_to_the_supervisor_from_when_it_was_noticed_and_a_newer_no_ends_that() {
        UUID client = dvoClient();
        String id = world.report(client, "incident", HAPPENED, "Brand in de keuken.");
        assertThat(world.states(client)).isEqualTo("incident-report running");
        decide(id, false, true).expect(200);
        assertThat(world.states(client)).isEqualTo("calamity-report running, incident-report running");
        JsonNode term = world.terms(client).get("calamity-report");
        assertThat(term.path("trigger").asText()).isEqualTo(NOTICED);
        assertThat(world.incident(id).at("/decision/seriousIncident").asBoolean())
                .isTrue();
        assertThat(world.preview(id, "supervisor").path("text").asText())
                .contains(
                        "is een ernstig incident opgemerkt.",
                        "Dat doen wij volgens bijlage 3, onder F8, van de overeenkomst.",
                        "geen calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015, maar wel een ernstig incident.")
                .doesNotContain("3.4", "Voorziening");
        decide(id, false, false).expect(200);
        assertThat(world.states(client)).isEqualTo("calamity-report waived, incident-report running");
        decide(id, false, true).expect(200);
        assertThat(world.states(client)).isEqualTo("calamity-report running, incident-report running");
        world.accepts(world.send(id, "supervisor"), NOW);
        assertThat(world.states(client)).isEqualTo("calamity-report met, incident-report running");
    }

    @Test
    void dvo_b3_f8_a_mail_that_comes_back_lets_it_run_again_and_does_not_dismiss_it() {
        UUID client = dvoClient();
        String id = world.report(client, "incident", HAPPENED, "Brand in de keuken.");
        decide(id, false, true).expect(200);
        String mail = world.send(id, "supervisor");
        world.accepts(mail, NOW);
        world.returns(mail, NOW.plusSeconds(60));
        assertThat(world.states(client)).isEqualTo("calamity-report running, incident-report running");
    }

    @Test
    void kampen_has_no_such_duty_so_it_is_only_recorded_and_told_freely() {
        UUID client = world.client();
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "incident", HAPPENED, "Brand in de keuken.");
        decide(id, false, true).expect(200);
        assertThat(world.states(client)).isEqualTo("incident-report running");
        assertThat(world.incident(id).at("/decision/seriousIncident").asBoolean())
                .isTrue();
        assertThat(world.preview(id, "supervisor").path("text").asText())
                .contains("Dat doen wij uit onszelf, volgens onze eigen afspraken.")
                .doesNotContain("3.4");
    }

    @Test
    void a_calamity_is_not_called_a_serious_incident_beside_it() {
        String id = world.report(world.client(), "incident", HAPPENED, "Brand.");
        assertThat(decide(id, true, true)
                        .expectProblem(422, "calamity-or-serious")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/seriousIncident");
        assertThat(world.incident(id).has("decision")).isFalse();
    }

    private UUID dvoClient() {
        UUID client = world.client();
        world.app()
                .sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935',"
                        + " product_code = NULL WHERE client_id = '" + client + "'");
        return client;
    }

    private Answer decide(String id, boolean calamity, boolean serious) {
        Map<String, Object> given = json("calamity", calamity, "violence", "none", "reason", "Grote gevolgen.");
        given.put("seriousIncident", serious);
        given.put("noticedAt", NOTICED);
        return world.act("decideCalamity", id, given);
    }
}
