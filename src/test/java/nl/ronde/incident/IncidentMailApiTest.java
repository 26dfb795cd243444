package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.mail.MailAccepted;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mails that tell of an incident: whom they reach, and what the mail server's answer does to the terms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentMailApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");
    private static final String NOTICED = "2026-01-06T09:30:00+01:00";

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

    @Test
    void what_the_mail_server_took_is_the_proof_at_that_moment_and_counts_once() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        Instant taken = Instant.parse("2026-01-07T09:00:03Z");
        world.accepts(mailId, taken);
        world.accepts(mailId, taken.plusSeconds(60));
        JsonNode incident = world.incident(id);
        assertThat(incident.path("reports")).hasSize(1);
        JsonNode report = incident.at("/reports/0");
        assertThat(report.path("channel").asText()).isEqualTo("email");
        assertThat(report.path("reportedAt").asText()).isEqualTo("2026-01-07T09:00:03Z");
        assertThat(report.path("messageId").asText()).isEqualTo("<" + mailId + "@ronde.example>");
        assertThat(report.path("serverAnswer").asText()).isEqualTo("250 2.0.0 Ok: queued as 4F2A");
        assertThat(report.path("text").asText()).contains("Gevallen.");
        assertThat(incident.at("/mails/0/state").asText()).isEqualTo("accepted");
        JsonNode term = world.terms(client).get("incident-report");
        assertThat(term.path("state").asText()).isEqualTo("met");
        assertThat(term.path("metAt").asText()).isEqualTo("2026-01-07T10:00:03+01:00");
    }

    @Test
    void a_mail_that_comes_back_lets_the_term_run_again_and_says_why() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        world.accepts(mailId, NOW);
        world.returns(mailId, NOW.plusSeconds(300));
        world.returns(mailId, NOW.plusSeconds(400));
        JsonNode term = world.terms(client).get("incident-report");
        assertThat(term.path("state").asText()).isEqualTo("running");
        assertThat(term.path("dueAt").asText()).isEqualTo("2026-01-08T09:30:00+01:00");
        JsonNode details = world.app()
                .as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200)
                .json();
        assertThat(details.path("history").findValuesAsText("reason"))
                .containsExactly(
                        "De e-mail is teruggekomen: de melding is niet aangekomen.",
                        "De e-mail aan de gemeente is teruggekomen (gestuurd aan de contactpersoon). Stuur de melding aan"
                                + " de vervanger, of herstel het adres van de contactpersoon en stuur haar opnieuw.");
        JsonNode incident = world.incident(id);
        assertThat(incident.at("/mails/0/state").asText()).isEqualTo("returned");
        assertThat(incident.at("/mails/0/serverAnswer").asText()).isEqualTo("550 5.1.1 User unknown");
        assertThat(incident.at("/reports/0/returnedAt").asText()).isEqualTo("2026-01-07T09:05:00Z");
        Answer toDeputy = world.act("sendIncidentReport", id, json("recipient", "municipality", "toDeputy", true))
                .expect(201);
        assertThat(toDeputy.field("address")).isEqualTo("jan@kampen.example");
        world.accepts(toDeputy.field("mailId"), NOW.plusSeconds(600));
        assertThat(world.states(client)).isEqualTo("incident-report met");
    }

    @Test
    void a_mail_that_comes_back_after_a_no_does_not_revive_what_is_not_owed() {
        String id = world.report(client, "calamity", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        world.accepts(mailId, NOW);
        world.decide(id, false, "none", "Geen calamiteit.").expect(200);
        assertThat(world.states(client))
                .isEqualTo("calamity-report met, incident-report met, supervisor-report waived");
        world.returns(mailId, NOW.plusSeconds(300));
        assertThat(world.states(client))
                .isEqualTo("calamity-report waived, incident-report running, supervisor-report waived");
    }

    @ParameterizedTest
    @CsvSource({"calamity, municipality, calamity-report", "violence, supervisor, supervisor-report"})
    void a_mail_that_comes_back_lets_run_again_what_was_told_graver_after_a_no(
            String kind, String recipient, String term) {
        world.contact("supervisor", json("name", "GGD IJsselland", "channel", "email", "email", "wmo@ggd.example"));
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", kind, "description", "Een val.");
        String id = world.report(client, told, NOTICED);
        String mailId = world.send(id, recipient);
        world.accepts(mailId, NOW);
        world.decide(id, false, "none", "Geen ernstig gevolg.").expect(200);
        told.put("description", "Het is veel erger.");
        world.report(client, told, NOTICED);
        assertThat(state(term)).startsWith("met");
        world.returns(mailId, NOW.plusSeconds(300));
        assertThat(state(term)).isEqualTo("running");
        world.decide(id, false, "none", "Ook dit gelezen: toch niet.").expect(200);
        assertThat(state(term)).isEqualTo("waived");
    }

    @Test
    void a_mail_that_comes_back_dismisses_what_was_decided_after_all_was_told() {
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", "calamity", "description", "Een val.");
        String id = world.report(client, told, NOTICED);
        String mailId = world.send(id, "municipality");
        world.accepts(mailId, NOW);
        world.decide(id, false, "none", "Geen ernstig gevolg.").expect(200);
        told.put("description", "Het is veel erger.");
        world.report(client, told, NOTICED);
        world.decide(id, false, "none", "Ook dit gelezen: toch niet.").expect(200);
        world.returns(mailId, NOW.plusSeconds(300));
        assertThat(state("calamity-report")).isEqualTo("waived");
        assertThat(state("incident-report")).isEqualTo("running");
    }

    @Test
    void what_came_back_is_not_shown_to_the_municipality_as_told() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        assertThat(shownToMunicipality()).isEmpty();
        world.accepts(mailId, NOW);
        assertThat(shownToMunicipality()).hasSize(1);
        world.returns(mailId, NOW.plusSeconds(300));
        assertThat(shownToMunicipality()).isEmpty();
        Answer toDeputy = world.act("sendIncidentReport", id, json("recipient", "municipality", "toDeputy", true))
                .expect(201);
        world.accepts(toDeputy.field("mailId"), NOW.plusSeconds(600));
        assertThat(shownToMunicipality()).hasSize(1);
    }

    @Test
    void where_the_municipality_was_also_mailed_by_hand_a_returned_mail_changes_nothing() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        world.accepts(mailId, NOW);
        world.app()
                .as("teamleider")
                .call(
                        "recordIncidentReport",
                        Map.of("incidentId", id),
                        json(
                                "recipient",
                                "municipality",
                                "reportedAt",
                                NOW.toString(),
                                "channel",
                                "email",
                                "text",
                                "Gemaild"))
                .expect(201);
        world.returns(mailId, NOW.plusSeconds(300));
        assertThat(world.states(client)).isEqualTo("incident-report met");
    }

    @Test
    void a_mail_sent_once_more_from_the_outbox_is_the_same_report() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String mailId = world.send(id, "municipality");
        world.returns(mailId, NOW.plusSeconds(10));
        UUID again = UUID.randomUUID();
        world.raise(new MailAccepted(
                again,
                "incident-municipality",
                "nieuw@kampen.example",
                "incident",
                UUID.fromString(id),
                NOW.plusSeconds(60),
                "<2@ronde.example>",
                "250 Ok"));
        assertThat(world.states(client)).isEqualTo("incident-report met");
        assertThat(world.incident(id).at("/mails/1/address").asText()).isEqualTo("nieuw@kampen.example");
        world.raise(new MailAccepted(
                UUID.randomUUID(), "digest", "x@y.example", "user", UUID.fromString(id), NOW, "<3@x>", "250 Ok"));
        assertThat(world.incident(id).path("reports")).hasSize(1);
    }

    @Test
    void of_two_team_leads_who_send_at_once_one_is_told_and_nobody_sends_twice() throws Exception {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        Map<String, Object> seen = Map.of("incidentId", id, "If-Match", "1");
        Callable<Answer> sends =
                () -> world.app().as("teamleider").call("sendIncidentReport", seen, json("recipient", "municipality"));
        world.app().as("teamleider");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(sends, sends));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(201, 412);
        }
        world.act("sendIncidentReport", id, json("recipient", "municipality")).expectProblem(409, "report-under-way");
        world.app()
                .as("teamleider")
                .call("sendIncidentReport", Map.of("incidentId", id), json("recipient", "municipality"))
                .expectProblem(428, "version-required");
        assertThat(world.app().value("SELECT count(*) FROM mail WHERE about_id = '" + id + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_supervisor_with_a_form_is_told_by_form_and_its_own_term_stands_beside_the_law() {
        world.contact(
                "supervisor",
                json(
                        "name",
                        "GGD IJsselland",
                        "channel",
                        "form",
                        "formAddress",
                        "https://formulier.example/melden",
                        "workingDays",
                        3,
                        "investigation",
                        json("amount", 6, "unit", "weeks"),
                        "termSource",
                        "Meldprotocol GGD IJsselland"));
        String id = world.report(client, "calamity", NOTICED, "Overleden.");
        Answer refused = world.act("sendIncidentReport", id, json("recipient", "supervisor"))
                .expectProblem(422, "channel-not-mail");
        assertThat(refused.field("detail")).contains("https://formulier.example/melden");
        JsonNode before = world.incident(id).path("supervisor");
        assertThat(before.path("reportDueOn").asText()).isEqualTo("2026-01-09");
        assertThat(before.has("investigationDueOn")).isFalse();
        JsonNode term = world.terms(client).get("supervisor-report");
        assertThat(term.path("dueAt").asText()).isEqualTo(NOTICED);
        assertThat(term.path("atOnce").asBoolean()).isTrue();
        world.app()
                .as("teamleider")
                .call(
                        "recordIncidentReport",
                        Map.of("incidentId", id),
                        json(
                                "recipient",
                                "supervisor",
                                "reportedAt",
                                NOW.toString(),
                                "channel",
                                "form",
                                "messageId",
                                "GGD-2026-17",
                                "text",
                                "Formulier ingevuld"))
                .expect(201);
        assertThat(world.incident(id).at("/supervisor/investigationDueOn").asText())
                .isEqualTo("2026-02-18");
        assertThat(world.incident(id).at("/supervisor/termSource").asText()).isEqualTo("Meldprotocol GGD IJsselland");
    }

    @Test
    void the_regions_own_term_to_tell_the_supervisor_runs_from_the_first_decision_that_says_so() {
        world.contact(
                "supervisor",
                json("name", "GGD", "channel", "email", "email", "ggd@toezicht.example", "workingDays", 3));
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        decided(id, "2026-01-06T12:00:00+01:00");
        assertThat(reportDueOn(id)).isEqualTo("2026-01-09");
        decided(id, "2026-01-07T09:00:00+01:00");
        assertThat(reportDueOn(id)).isEqualTo("2026-01-09");
        assertThat(world.terms(client).get("supervisor-report").path("trigger").asText())
                .isEqualTo("2026-01-06T12:00:00+01:00");
    }

    private void decided(String id, String noticedAt) {
        world.act(
                        "decideCalamity",
                        id,
                        json("calamity", true, "violence", "none", "reason", "Overleden.", "noticedAt", noticedAt))
                .expect(200);
    }

    private String reportDueOn(String id) {
        return world.incident(id).at("/supervisor/reportDueOn").asText();
    }

    private String state(String term) {
        return world.terms(client).get(term).path("state").asText();
    }

    private JsonNode shownToMunicipality() {
        return world.app()
                .as("gemeente")
                .call("listMunicipalityIncidents", Map.of("clientId", client))
                .expect(200)
                .json()
                .path("items");
    }
}
