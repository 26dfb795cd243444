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
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calamity yes or no, by whom violence was, and what that does to the terms; files, progress and closing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalamityDecisionApiTest {
    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final String NOTICED = "2026-10-25T12:00:00+01:00";

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
    @CsvSource({
        "2026-10-25T02:30:00+02:00, 2026-10-27T01:30:00+01:00, zondag 25 oktober 2026 om 02:30 uur (zomertijd; de eerste keer)",
        "2026-10-25T02:30:00+01:00, 2026-10-27T02:30:00+01:00, zondag 25 oktober 2026 om 02:30 uur (wintertijd; de tweede keer)"
    })
    void kampen_b3_a_calamity_at_half_past_two_in_the_night_the_clock_goes_back(
            String noticed, String due, String words) {
        String id = world.report(client, "calamity", noticed, "Overleden.");
        Map<String, JsonNode> terms = world.terms(client);
        assertThat(terms).containsOnlyKeys("incident-report", "calamity-report", "supervisor-report");
        assertThat(terms.get("calamity-report").path("trigger").asText()).isEqualTo(noticed);
        assertThat(terms.get("calamity-report").path("dueAt").asText()).isEqualTo(due);
        assertThat(terms.get("supervisor-report").path("dueAt").asText()).isEqualTo(noticed);
        assertThat(world.preview(id, "municipality").path("text").asText())
                .contains("Opgemerkt: " + words.replace(";", ",") + "\n");
    }

    @Test
    void wmo_2015_art_3_4_a_later_yes_starts_both_terms_when_it_was_noticed() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        assertThat(world.states(client)).isEqualTo("incident-report running");
        Answer decided = world.act(
                        "decideCalamity",
                        id,
                        json(
                                "calamity",
                                true,
                                "violence",
                                "none",
                                "reason",
                                "Een dag later overleden.",
                                "noticedAt",
                                "2026-10-26T08:00:00+01:00"))
                .expect(200);
        assertThat(decided.field("number")).isEqualTo("1");
        JsonNode term = world.terms(client).get("calamity-report");
        assertThat(term.path("trigger").asText()).isEqualTo("2026-10-26T08:00:00+01:00");
        assertThat(term.path("dueAt").asText()).isEqualTo("2026-10-28T08:00:00+01:00");
        assertThat(world.states(client))
                .isEqualTo("calamity-report running, incident-report running, supervisor-report running");
    }

    @Test
    void a_no_ends_what_runs_and_points_to_its_reason_and_a_yes_after_it_lets_it_run_again() {
        String id = world.report(client, "calamity", NOTICED, "Zij ligt in het ziekenhuis.");
        world.decide(id, false, "none", "Er is geen ernstig gevolg.").expect(200);
        assertThat(world.states(client))
                .isEqualTo("calamity-report waived, incident-report running, supervisor-report waived");
        assertThat(history("calamity-report"))
                .containsExactly(
                        "Besloten dat dit hiervoor niet gemeld hoeft te worden. Zie het besluit bij het incident.");
        world.decide(id, true, "none", "Zij is toch overleden.").expect(200);
        assertThat(world.states(client))
                .isEqualTo("calamity-report running, incident-report running, supervisor-report running");
        assertThat(history("calamity-report"))
                .contains("Besloten dat dit toch gemeld moet worden. Zie het besluit bij het incident.");
        assertThat(world.terms(client).get("calamity-report").path("trigger").asText())
                .isEqualTo(NOTICED);
        JsonNode incident = world.incident(id);
        assertThat(incident.at("/decision/number").asInt()).isEqualTo(2);
        assertThat(incident.at("/earlierDecisions/0/reason").asText()).isEqualTo("Er is geen ernstig gevolg.");
    }

    @Test
    void the_reason_of_a_decision_is_read_with_the_incident_and_not_with_its_terms() {
        String id = world.report(client, "calamity", NOTICED, "Zij ligt in het ziekenhuis.");
        for (boolean calamity : List.of(false, true, false)) {
            world.decide(id, calamity, "none", "Haar zoon is verslaafd.").expect(200);
        }
        assertThat(world.incident(id).at("/decision/reason").asText()).isEqualTo("Haar zoon is verslaafd.");
        assertThat(world.states(client))
                .isEqualTo("calamity-report waived, incident-report running, supervisor-report waived");
        for (String reader : List.of("planner", "teamleider", "backoffice")) {
            assertThat(world.readOfTerms(reader, client))
                    .contains("calamity-report", "Zie het besluit bij het incident.")
                    .doesNotContain("verslaafd");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "worker, incident-report running; supervisor-report running",
        "fellowClient, incident-report running; supervisor-report running",
        "other, incident-report running; supervisor-report waived",
        "none, incident-report running; supervisor-report waived"
    })
    void wmo_2015_art_1_1_1_only_violence_by_worker_or_fellow_client_goes_to_the_supervisor(
            String violence, String states) {
        String id = world.report(client, "violence", NOTICED, "Een klap.");
        world.decide(id, false, violence, "Nagevraagd.").expect(200);
        assertThat(world.states(client)).isEqualTo(states.replace(";", ","));
    }

    @Test
    void what_was_told_before_it_was_called_a_calamity_counts() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        recorded(id, "supervisor");
        world.decide(id, true, "none", "Overleden.").expect(200);
        assertThat(world.states(client))
                .isEqualTo("calamity-report met, incident-report running, supervisor-report metLate");
    }

    @Test
    void of_two_team_leads_who_decide_at_once_the_second_reads_the_first() throws Exception {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        Callable<Answer> yes = () -> decideSeen(id, true);
        Callable<Answer> no = () -> decideSeen(id, false);
        world.app().as("teamleider");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(yes, no));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 412);
            boolean calamity = answers.get(0).get().status() == 200;
            assertThat(world.incident(id).at("/decision/calamity").asBoolean()).isEqualTo(calamity);
        }
        assertThat(world.incident(id).path("earlierDecisions")).isEmpty();
        world.app()
                .as("teamleider")
                .call(
                        "decideCalamity",
                        Map.of("incidentId", id),
                        json("calamity", true, "violence", "none", "reason", "Zonder versie"))
                .expectProblem(428, "version-required");
    }

    @Test
    void an_account_that_came_in_meanwhile_must_be_seen_first() {
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", "incident");
        told.put("description", "Gevallen.");
        String id = world.report(client, told, NOTICED);
        told.put("description", "Er was ook bloed.");
        world.report(client, told, NOTICED);
        decideSeen(id, false).expectProblem(412, "version-mismatch");
        world.decide(id, false, "none", "Alles gelezen.").expect(200);
    }

    @Test
    void something_graver_that_is_told_after_the_decision_lets_its_terms_run_again() {
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", "calamity");
        told.put("description", "In het ziekenhuis.");
        String id = world.report(client, told, NOTICED);
        world.decide(id, false, "none", "Geen ernstig gevolg.").expect(200);
        told.put("kind", "incident");
        world.report(client, told, NOTICED);
        assertThat(world.states(client))
                .isEqualTo("calamity-report waived, incident-report running, supervisor-report waived");
        told.put("kind", "calamity");
        told.put("description", "Zij is overleden.");
        world.report(client, told, NOTICED);
        assertThat(world.states(client))
                .isEqualTo("calamity-report running, incident-report running, supervisor-report running");
        assertThat(history("calamity-report")).contains("Na het besluit is iets ernstigers verteld: besluit opnieuw.");
    }

    @Test
    void it_is_noticed_between_the_incident_and_now() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        for (String moment : List.of("2026-10-25T11:59:59+01:00", "2026-10-26T10:00:01+01:00")) {
            world.act(
                            "decideCalamity",
                            id,
                            json("calamity", true, "violence", "none", "reason", "x y", "noticedAt", moment))
                    .expectProblem(422, "noticed-outside");
        }
        assertThat(world.incident(id).has("decision")).isFalse();
    }

    @Test
    void every_version_of_the_file_stays() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        String photo = "ab".repeat(32);
        world.act("completeIncident", id, json("cause", "Nat", "attachments", List.of(photo)))
                .expect(200);
        world.act("completeIncident", id, json("cause", "Natte vloer", "safety", json("yes", true)))
                .expect(200);
        JsonNode incident = world.incident(id);
        assertThat(incident.at("/file/number").asInt()).isEqualTo(2);
        assertThat(incident.at("/file/content/cause").asText()).isEqualTo("Natte vloer");
        assertThat(incident.at("/earlierFiles/0/content/cause").asText()).isEqualTo("Nat");
        assertThat(incident.at("/earlierFiles/0/content/attachments/0").asText())
                .isEqualTo(photo);
        assertThat(incident.at("/accounts/0/description").asText()).isEqualTo("Gevallen.");
        assertThat(world.app().value("SELECT count(*) FROM audit_entry e WHERE e::text LIKE '%vloer%'"))
                .isEqualTo("0");
    }

    @Test
    void an_attachment_of_thirty_megabytes_is_refused_with_how_much_may() {
        String sha256 =
                java.util.Base64.getEncoder().encodeToString("ab".repeat(32).getBytes());
        Answer refused = world.app()
                .as("teamleider")
                .call(
                        "createUpload",
                        Map.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Length",
                                30 * 1024 * 1024,
                                "Upload-Metadata",
                                "sha256 " + sha256 + ",kind " + "cGhvdG8="))
                .expectProblem(413, "too-large");
        assertThat(refused.field("detail")).isEqualTo("Dit bestand is 30 MB groot; hoogstens 10 MB mag.");
    }

    @Test
    void kampen_b3_progress_until_closed_and_media_through_the_municipality() {
        String id = world.report(client, "calamity", NOTICED, "Overleden.");
        world.app()
                .as("teamleider")
                .call(
                        "addIncidentUpdate",
                        Map.of("incidentId", id),
                        json(
                                "text",
                                "De krant belde.",
                                "toldTo",
                                "gemeente Kampen",
                                "mediaContact",
                                "Gemeente voert het woord."))
                .expect(201);
        world.act("closeIncident", id, json("findings", "Een val", "measures", "Ander trapje"))
                .expect(200);
        assertThat(world.incident(id).path("closedAt").asText()).isEqualTo("2026-10-26T09:00:00Z");
        world.app()
                .as("teamleider")
                .call("addIncidentUpdate", Map.of("incidentId", id), json("text", "Nog iets"))
                .expectProblem(409, "incident-closed");
        world.decide(id, false, "none", "Toch niet").expectProblem(409, "incident-closed");
        world.act("completeIncident", id, json("cause", "x")).expectProblem(409, "incident-closed");
        world.act("closeIncident", id, json("findings", "x", "measures", "x")).expectProblem(409, "incident-closed");
        world.act("reopenIncident", id, json("reason", "De GGD vraagt door")).expect(200);
        world.act("reopenIncident", id, json("reason", "Nog eens")).expectProblem(409, "incident-not-closed");
        JsonNode incident = world.incident(id);
        assertThat(incident.has("closedAt")).isFalse();
        assertThat(incident.path("entries").findValuesAsText("kind")).containsExactly("update", "closed", "reopened");
        assertThat(incident.at("/entries/0/mediaContact").asText()).isEqualTo("Gemeente voert het woord.");
        assertThat(incident.at("/entries/1/measures").asText()).isEqualTo("Ander trapje");
        assertThat(world.states(client))
                .isEqualTo("calamity-report running, incident-report running, supervisor-report running");
    }

    private Answer decideSeen(String id, boolean calamity) {
        return world.app()
                .as("teamleider")
                .call(
                        "decideCalamity",
                        Map.of("incidentId", id, "If-Match", "1"),
                        json("calamity", calamity, "violence", "none", "reason", "Overlegd"));
    }

    private void recorded(String id, String recipient) {
        world.app()
                .as("teamleider")
                .call(
                        "recordIncidentReport",
                        Map.of("incidentId", id),
                        json(
                                "recipient",
                                recipient,
                                "reportedAt",
                                NOW.toString(),
                                "channel",
                                "email",
                                "messageId",
                                "<1@ronde.example>",
                                "text",
                                "Gemaild"))
                .expect(201);
    }

    private List<String> history(String kind) {
        return world.app()
                .as("teamleider")
                .call(
                        "getObligation",
                        Map.of(
                                "obligationId",
                                world.terms(client).get(kind).path("id").asText()))
                .expect(200)
                .json()
                .path("history")
                .findValuesAsText("reason");
    }
}
