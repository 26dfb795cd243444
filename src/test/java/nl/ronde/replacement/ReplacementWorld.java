package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;

/** What tests of replacement say in one word. It is Friday 30 January 2026, 12:00, until a test moves it. */
final class ReplacementWorld implements AutoCloseable {
    private final VisitWorld visits = new VisitWorld();

    VisitWorld visits() {
        return visits;
    }

    TestApp app() {
        return visits.app();
    }

    Fixtures fixtures() {
        return visits.fixtures();
    }

    TestClient planner() {
        return app().as("planner");
    }

    /** A planned visit from nine to ten. */
    String visit(UUID assignmentId, UUID workerId, String day) {
        return visit(assignmentId, workerId, day, "09:00", "10:00");
    }

    String visit(UUID assignmentId, UUID workerId, String day, String begin, String end) {
        return visits.plan(assignmentId, workerId, local(day, begin), local(day, end));
    }

    static String local(String day, String time) {
        return day + "T" + time + ":00+01:00";
    }

    /** A DVO assignment. */
    UUID dvo(UUID client) {
        UUID id = fixtures().assignment(client);
        app().sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                + id + "'");
        return id;
    }

    Answer sick(VisitWorld.Worker worker, String moment, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(visits.at(moment, more));
        body.put("id", Ids.next().toString());
        body.put("kind", "sick");
        return worker.api().call("reportSick", Map.of(), body).expect(201);
    }

    String leave(UUID worker, String first, String last) {
        return planner()
                .call("recordLeave", Map.of("workerId", worker), json("firstDay", first, "lastDay", last))
                .expect(201)
                .field("id");
    }

    /** Every need of this client, in whatever state. */
    List<JsonNode> needs(UUID client) {
        List<JsonNode> all = new ArrayList<>();
        for (String state : List.of("open", "filled", "noneWanted", "lapsed")) {
            planner()
                    .call("getReplacementDesk", Map.of("clientId", client, "state", state))
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(all::add);
        }
        return all;
    }

    JsonNode need(UUID client) {
        List<JsonNode> all = needs(client);
        assertThat(all).hasSize(1);
        return full(all.getFirst().path("id").asText());
    }

    JsonNode full(String needId) {
        return planner()
                .call("getReplacementNeed", Map.of("needId", needId))
                .expect(200)
                .json();
    }

    /** The terms of this kind of a client. */
    List<JsonNode> terms(UUID client, String kind) {
        List<JsonNode> items = new ArrayList<>();
        app().as("teamleider")
                .call("listObligations", Map.of("clientId", client, "kind", kind))
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    JsonNode term(UUID client) {
        assertThat(terms(client, "replacement")).hasSize(1);
        return terms(client, "replacement").getFirst();
    }

    Answer assign(String visit, UUID worker) {
        return planner()
                .call(
                        "assignVisit",
                        Map.of("visitId", visit, "If-Match", visits.version(visit)),
                        worker == null ? json() : json("workerId", worker.toString()));
    }

    Answer agreed(String need, UUID worker, String at) {
        return planner()
                .call(
                        "recordWorkerAgreed",
                        Map.of("needId", need),
                        json("workerId", worker.toString(), "agreedAt", at));
    }

    Answer wish(String need, boolean wanted, String at) {
        return planner()
                .call(
                        "recordReplacementWish",
                        Map.of("needId", need),
                        json("wanted", wanted, "saidBy", "client", "saidAt", at));
    }

    Answer cannotWait(UUID assignment, String judgedBy, String... competences) {
        return planner()
                .call(
                        "setReplacementRequirements",
                        Map.of("assignmentId", assignment),
                        json(
                                "cannotWait",
                                true,
                                "judgedBy",
                                judgedBy,
                                "competences",
                                List.of(competences),
                                "reason",
                                "Medicatie en maaltijd"));
    }

    /** The ids of the offers, in the order of the workers. */
    List<String> offer(String need, UUID... workers) {
        List<String> ids = new ArrayList<>();
        planner()
                .call(
                        "offerReplacement",
                        Map.of("needId", need),
                        json(
                                "workerIds",
                                List.of(workers).stream().map(UUID::toString).toList()))
                .expect(201)
                .json()
                .path("items")
                .forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }

    static Answer accept(VisitWorld.Worker worker, String offer, Map<String, Object> body) {
        return worker.api().call("acceptOffer", Map.of("offerId", offer), body);
    }

    @Override
    public void close() {
        visits.close();
    }
}
