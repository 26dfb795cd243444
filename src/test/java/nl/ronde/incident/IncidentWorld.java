package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.ronde.mail.MailAccepted;
import nl.ronde.mail.MailReturned;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;

/** What tests of incidents say in one word: report, decide, send, and what a mail server answers. */
final class IncidentWorld implements AutoCloseable {
    private final TestApp app;
    private final Fixtures fixtures;

    IncidentWorld(Instant now) {
        this(now, Map.of());
    }

    /** @param settings as in the environment, such as the mail server's */
    IncidentWorld(Instant now, Map<String, String> settings) {
        this.app = TestApp.start(now, settings);
        this.fixtures = new Fixtures(app);
        contact("contact", json("name", "Ria de Wit", "channel", "email", "email", "ria@kampen.example"));
        contact("deputy", json("name", "Jan Zwart", "channel", "email", "email", "jan@kampen.example"));
    }

    TestApp app() {
        return app;
    }

    Fixtures fixtures() {
        return fixtures;
    }

    /** Enters whom to tell in Kampen. */
    void contact(String role, Map<String, Object> body) {
        Map<String, Object> key = new HashMap<>(
                Map.of("agreementId", "kampen-hh1-2018", "municipalityCode", "0166", "contactRole", role));
        String version = app.value("SELECT version FROM agreement_contact WHERE role = upper('" + role + "')");
        if (version != null) {
            key.put("If-Match", version);
        }
        app.as("backoffice").call("setAgreementContact", key, body).expect(200);
    }

    /** A client in Kampen with an assignment. */
    UUID client() {
        UUID client = fixtures.client("Testclient");
        fixtures.assignment(client);
        app.sql("UPDATE client SET birth_date = '1941-03-05' WHERE id = '" + client + "'");
        return client;
    }

    /** An incident as the team lead tells it. */
    String report(UUID client, String kind, String noticed, String words) {
        return report(client, json("kind", kind, "description", words), noticed);
    }

    String report(UUID client, Map<String, Object> more, String noticed) {
        Map<String, Object> body = new LinkedHashMap<>(
                json("id", Ids.next().toString(), "clientId", client.toString(), "occurred", json("wall", noticed)));
        body.putAll(more);
        return app.as("planner")
                .call("reportIncident", Map.of(), body)
                .expect(201)
                .field("id");
    }

    /** The incident as the office sees it. */
    JsonNode incident(String id) {
        return app.as("teamleider")
                .call("getIncident", Map.of("incidentId", id))
                .expect(200)
                .json();
    }

    /** An act of the team lead on the newest state of the incident. */
    Answer act(String operation, String id, Object body) {
        return app.as("teamleider")
                .call(
                        operation,
                        Map.of("incidentId", id, "If-Match", incident(id).path("version")),
                        body);
    }

    Answer decide(String id, boolean calamity, String violence, String reason) {
        return act("decideCalamity", id, json("calamity", calamity, "violence", violence, "reason", reason));
    }

    JsonNode preview(String id, String recipient) {
        return app.as("teamleider")
                .call("previewIncidentReport", Map.of("incidentId", id), json("recipient", recipient))
                .expect(200)
                .json();
    }

    /** Sends and gives the id of the mail. */
    String send(String id, String recipient) {
        return act("sendIncidentReport", id, json("recipient", recipient))
                .expect(201)
                .field("mailId");
    }

    /** A mail server takes the mail. */
    void accepts(String mailId, Instant at) {
        raise(new MailAccepted(
                UUID.fromString(mailId),
                mail(mailId, "template"),
                mail(mailId, "recipient"),
                "incident",
                UUID.fromString(mail(mailId, "about_id")),
                at,
                "<" + mailId + "@ronde.example>",
                "250 2.0.0 Ok: queued as 4F2A"));
    }

    /** The mail comes back. */
    void returns(String mailId, Instant at) {
        raise(new MailReturned(
                UUID.fromString(mailId),
                mail(mailId, "template"),
                mail(mailId, "recipient"),
                "incident",
                UUID.fromString(mail(mailId, "about_id")),
                at,
                "<" + mailId + "@ronde.example>",
                "550 5.1.1 User unknown"));
    }

    /** What stands in the outbox of this mail. */
    String mail(String mailId, String column) {
        return app.value("SELECT " + column + " FROM mail WHERE id = '" + mailId + "'");
    }

    void raise(Object event) {
        app.infrastructure().db().inTransaction(UUID.fromString(fixtures.provider()), tx -> {
            app.server().app().events().raise(tx, event);
            return true;
        });
    }

    /** The terms of the client by kind. */
    Map<String, JsonNode> terms(UUID client) {
        Map<String, JsonNode> terms = new TreeMap<>();
        app.as("teamleider")
                .call("listObligations", Map.of("clientId", client))
                .expect(200)
                .json()
                .path("items")
                .forEach(term ->
                        assertThat(terms.put(term.path("kind").asText(), term)).isNull());
        return terms;
    }

    /** Every word that this user is answered about the terms of the client: the list, and each term with its history. */
    String readOfTerms(String username, UUID client) {
        Answer list = app.as(username)
                .call("listObligations", Map.of("clientId", client))
                .expect(200);
        StringBuilder words = new StringBuilder(list.text());
        for (JsonNode term : list.json().path("items")) {
            words.append(app.as(username)
                    .call(
                            "getObligation",
                            Map.of("obligationId", term.path("id").asText()))
                    .expect(200)
                    .text());
        }
        return words.toString();
    }

    /** The state of each term, as "incident-report met". */
    String states(UUID client) {
        StringBuilder states = new StringBuilder();
        terms(client)
                .forEach((kind, term) -> states.append(kind)
                        .append(' ')
                        .append(term.path("state").asText())
                        .append(", "));
        return states.isEmpty() ? "" : states.substring(0, states.length() - 2);
    }

    @Override
    public void close() {
        app.close();
    }
}
