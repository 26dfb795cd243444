package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.mail.MoodyMailServer;
import nl.ronde.mail.MoodyMailServer.Mood;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;

/** The contact's mail server asks to come back later: the deputy is told meanwhile, and the first that is taken counts. */
class DeputyWhileWaitingApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");

    @Test
    void kampen_b2_2_5_the_deputy_is_told_while_the_contacts_mail_waits_and_the_first_taken_is_the_proof() {
        try (MoodyMailServer server = new MoodyMailServer();
                IncidentWorld world = new IncidentWorld(NOW, server.settings())) {
            UUID client = world.client();
            String id = world.report(client, "incident", "2026-01-07T09:30:00+01:00", "Gevallen.");
            String first = world.send(id, "municipality");
            server.is(Mood.HAS_A_FULL_DISK);
            world.app().server().app().jobs().runDue();
            assertThat(world.mail(first, "state")).isEqualTo("QUEUED");
            world.act("sendIncidentReport", id, json("recipient", "municipality"))
                    .expectProblem(409, "report-under-way");
            Answer deputy = world.act("sendIncidentReport", id, json("recipient", "municipality", "toDeputy", true))
                    .expect(201);
            assertThat(deputy.field("sentTo")).isEqualTo("deputy");
            world.act("sendIncidentReport", id, json("recipient", "municipality", "toDeputy", true))
                    .expectProblem(409, "report-under-way");
            world.accepts(deputy.field("mailId"), NOW.plusSeconds(60));
            world.accepts(first, NOW.plusSeconds(600));
            JsonNode term = world.terms(client).get("incident-report");
            assertThat(term.path("state").asText()).isEqualTo("met");
            assertThat(term.path("metAt").asText()).isEqualTo("2026-01-07T10:01:00+01:00");
            JsonNode details = world.app()
                    .as("teamleider")
                    .call(
                            "getObligation",
                            Map.of("obligationId", term.path("id").asText()))
                    .expect(200)
                    .json();
            assertThat(world.incident(id).path("reports")).hasSize(2).anySatisfy(report -> {
                assertThat(report.path("mailId").asText()).isEqualTo(deputy.field("mailId"));
                assertThat(report.path("id").asText())
                        .isEqualTo(details.at("/proof/id").asText());
            });
        }
    }
}
