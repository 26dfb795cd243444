package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.mail.MoodyMailServer;
import nl.ronde.mail.ReturnMailServer;
import org.junit.jupiter.api.Test;

/** A report that a mail server took and that comes back hours later, with nobody who reads the mailbox: from end to end. */
class ReportFoundReturnedApiTest {
    /** 23:30 in Amsterdam: quiet hours. */
    private static final Instant NIGHT = Instant.parse("2026-01-06T22:30:00Z");

    private static final String NOTICED = "2026-01-06T21:00:00+01:00";

    @Test
    void kampen_b2_2_5_the_term_runs_again_and_the_team_lead_is_told_in_the_night_without_the_servers_words() {
        try (MoodyMailServer sending = new MoodyMailServer();
                ReturnMailServer mailbox = new ReturnMailServer()) {
            Map<String, String> settings = new HashMap<>(sending.settings());
            settings.putAll(mailbox.mailbox());
            try (IncidentWorld world = new IncidentWorld(NIGHT, settings)) {
                world.app().sql("UPDATE app_user SET email = 'lead@zorg.example.nl' WHERE username = 'teamleider'");
                UUID client = world.client();
                String id = world.report(client, "incident", NOTICED, "Mevrouw is gevallen.");
                String mailId = world.send(id, "municipality");
                world.app().server().app().jobs().runDue();
                assertThat(world.states(client)).isEqualTo("incident-report met");
                JsonNode before = world.terms(client).get("incident-report");

                mailbox.comesIn("postfix", world.mail(mailId, "message_id"));
                world.app().moveTo(NIGHT.plusSeconds(3 * 3_600));

                assertThat(world.mail(mailId, "state")).isEqualTo("RETURNED");
                assertThat(world.mail(mailId, "returned_by")).isNull();
                assertThat(world.states(client)).isEqualTo("incident-report running");
                assertThat(world.terms(client).get("incident-report").path("dueAt"))
                        .isEqualTo(before.path("dueAt"));
                assertThat(mailbox.read()).containsExactly(true);
                world.app().server().app().jobs().runDue();
                assertThat(told(world)).singleElement().satisfies(mail -> {
                    assertThat(mail.path("recipient").asText()).isEqualTo("lead@zorg.example.nl");
                    assertThat(mail.path("state").asText()).isEqualTo("accepted");
                    assertThat(mail.path("body").asText())
                            .contains("is teruggekomen. Hij ging naar de contactpersoon.", "Incident " + id)
                            .doesNotContain("User unknown", "kampen.example", "Testclient");
                });
                assertThat(world.incident(id).path("reports").get(0).has("returnedAt"))
                        .isTrue();
            }
        }
    }

    private static List<JsonNode> told(IncidentWorld world) {
        List<JsonNode> mails = new ArrayList<>();
        for (JsonNode each : world.app()
                .as("beheer")
                .call("listMails", json("limit", 200))
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("template").asText().equals("report-returned")) {
                mails.add(world.app()
                        .as("beheer")
                        .call("getMail", Map.of("mailId", each.path("id").asText()))
                        .expect(200)
                        .json());
            }
        }
        return mails;
    }
}
