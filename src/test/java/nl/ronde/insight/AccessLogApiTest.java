package nl.ronde.insight;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A client is told who looked into the file; through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessLogApiTest {
    private TestApp app;
    private Fixtures fixtures;
    private UUID client;

    @BeforeAll
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        client = fixtures.client("Inzage");
        fixtures.assignment(client);
        app.as("planner").call("getClient", Map.of("clientId", client)).expect(200);
        app.as("gemeente")
                .call("getMunicipalityClient", Map.of("clientId", client))
                .expect(200);
        app.as("backoffice")
                .call("searchClients", Map.of(), json("name", "inzage"))
                .expect(200);
        entry("READ", "getMeldcodeCase", "meldcode-case");
        entry("DENY", "getMunicipalityClient", "client");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void the_client_reads_who_when_and_what_in_plain_dutch() {
        JsonNode lines = ask(client, json("reason", "Verzoek van de cliënt"))
                .expect(200)
                .json()
                .path("items");
        assertThat(lines.findValuesAsText("who")).contains("Petra Planner", "Gea Gemeente", "Bea Backoffice");
        JsonNode planner = line(lines, "Petra Planner");
        assertThat(planner.path("role").asText()).isEqualTo("planner");
        assertThat(planner.path("did").asText()).isEqualTo("bekeken");
        assertThat(planner.path("what").asText()).isEqualTo("uw persoonsgegevens");
        assertThat(planner.path("at").asText()).isEqualTo("2026-01-05T08:00:00+01:00");
        assertThat(line(lines, "Gea Gemeente").path("role").asText()).isEqualTo("gemeente");
        assertThat(line(lines, "Bea Backoffice").path("did").asText()).isEqualTo("gevonden bij zoeken");
    }

    @Test
    void what_is_closed_to_all_but_a_few_and_what_was_refused_is_not_shown() {
        Answer answer = ask(client, json("reason", "Verzoek van de cliënt")).expect(200);
        assertThat(answer.text().toLowerCase()).doesNotContain("meldcode", "niet bekeken");
        assertThat(answer.json().path("items").findValuesAsText("who")).doesNotContain("Tom Teamleider");
    }

    @Test
    void the_reason_stands_in_the_trail_and_without_one_there_is_no_answer() {
        ask(client, json()).expectProblem(400, "invalid-request");
        ask(client, json("reason", "   ")).expectProblem(400, "invalid-request");
        app.as("beheer")
                .call("getClientAccessLog", Map.of("clientId", client), json("reason", "Vraag van de dochter"))
                .expect(200);
        assertThat(app.value(
                        "SELECT reason FROM audit_entry WHERE action = 'getClientAccessLog' AND reason LIKE 'Vraag%'"))
                .isEqualTo("Vraag van de dochter");
    }

    @Test
    void pages_and_days_narrow_it() {
        JsonNode first =
                ask(client, json("reason", "Verzoek", "limit", 1)).expect(200).json();
        assertThat(first.path("items")).hasSize(1);
        JsonNode second = ask(
                        client,
                        json(
                                "reason",
                                "Verzoek",
                                "limit",
                                1,
                                "cursor",
                                first.path("nextCursor").asText()))
                .expect(200)
                .json();
        assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
        assertThat(ask(client, json("reason", "Verzoek", "until", "2026-01-04"))
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_same_comes_as_a_file_for_a_spreadsheet() {
        Answer file = app.as("beheer")
                .call("getClientAccessLogFile", Map.of("clientId", client), json("reason", "Verzoek van de cliënt"))
                .expect(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text())
                .startsWith("\uFEFFWanneer;Wie;Functie;Wat deed die persoon;Met wat\r\n")
                .contains("5-1-2026 08:00;\"Petra Planner\";\"planner\";\"bekeken\";\"uw persoonsgegevens\"\r\n");
        assertThat(file.text().toLowerCase()).doesNotContain("meldcode");
    }

    @Test
    void another_provider_and_other_roles_get_nothing() {
        app.as("teamleider2")
                .call("getClientAccessLog", Map.of("clientId", client), json("reason", "Verzoek"))
                .expectProblem(404, "not-found");
        app.as("gemeente")
                .call("getClientAccessLog", Map.of("clientId", client), json("reason", "Verzoek"))
                .expectProblem(403, "forbidden");
    }

    private Answer ask(UUID whose, Map<String, Object> body) {
        return app.as("backoffice").call("getClientAccessLog", Map.of("clientId", whose), body);
    }

    private static JsonNode line(JsonNode lines, String who) {
        for (JsonNode each : lines) {
            if (each.path("who").asText().equals(who)
                    && !each.path("what").asText().equals("dit overzicht")) {
                return each;
            }
        }
        throw new AssertionError("no line of " + who + " in " + lines);
    }

    private void entry(String kind, String action, String type) {
        app.sql("""
                INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, request_id, object_type, client_ids)
                SELECT provider_id, '%s', '2026-01-05T06:00:00Z', '%s', '%s', id, roles, 'r', '%s', ARRAY['%s'::uuid]
                FROM app_user WHERE username = 'teamleider'""".formatted(Ids.next(), action, kind, type, client));
    }
}
