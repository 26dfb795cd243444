package nl.ronde.incident.security;

import static nl.ronde.support.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;

/** What tests of security incidents say in one word: report, decide, notify; and the terms that run. */
final class SecurityWorld implements AutoCloseable {
    static final String KAMPEN = "kampen-hh1-2018";
    static final String MAASTRICHT = "maastricht-dvo-2018";
    static final String NOTICED = "2026-01-06T09:30:00+01:00";

    private final TestApp app;

    SecurityWorld(Instant now) {
        app = TestApp.start(now);
        String version = app.value("SELECT version FROM provider_agreement WHERE agreement_id = '" + MAASTRICHT + "'");
        Map<String, Object> key = new LinkedHashMap<>(Map.of("agreementId", MAASTRICHT));
        if (version != null) {
            key.put("If-Match", version);
        }
        app.as("beheer")
                .call("setAgreementDelivery", key, json("cakExport", false))
                .expect(200);
    }

    TestApp app() {
        return app;
    }

    String report(String username, Map<String, Object> more) {
        Map<String, Object> body =
                new LinkedHashMap<>(json("id", Ids.next().toString(), "occurred", json("wall", NOTICED)));
        body.putAll(more);
        return app.as(username)
                .call("reportSecurityIncident", Map.of(), body)
                .expect(201)
                .field("id");
    }

    Answer decide(String id, Map<String, Object> body) {
        String version = app.value("SELECT version FROM security_incident WHERE id = '" + id + "'");
        return app.as("teamleider")
                .call("decideDataBreach", Map.of("securityIncidentId", id, "If-Match", version), body);
    }

    Answer notify(String id, Map<String, Object> body) {
        return app.as("teamleider").call("recordBreachNotification", Map.of("securityIncidentId", id), body);
    }

    List<JsonNode> obligations(String id) {
        JsonNode concerns = app.as("teamleider")
                .call("getSecurityIncident", Map.of("securityIncidentId", id))
                .expect(200)
                .json()
                .path("concerns");
        List<String> subjects = concerns.findValuesAsText("id");
        List<JsonNode> found = new ArrayList<>();
        app.as("teamleider")
                .call("listObligations", Map.of("limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(term -> {
                    if (subjects.contains(term.at("/subject/id").asText())) {
                        found.add(term);
                    }
                });
        return found;
    }

    List<String> terms(String id) {
        return obligations(id).stream()
                .map(term -> term.path("agreement").asText("-") + " "
                        + term.path("kind").asText() + " " + term.path("state").asText())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        app.close();
    }
}
