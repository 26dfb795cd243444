package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;

/** Files, decisions and mails of incidents; the meldcode. */
final class IncidentOperationCases implements OperationCases {
    private static final Set<String> LEADS = Set.of("teamLead");
    private static final Set<String> ALL = Set.of("worker", "planner", "teamLead", "backOffice", "administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Dossier");
        fixtures.assignment(client);
        Map<String, String> incident = Map.of(
                "incidentId",
                app.as("planner")
                        .call(
                                "reportIncident",
                                Map.of(),
                                json(
                                        "id",
                                        Ids.next().toString(),
                                        "clientId",
                                        client.toString(),
                                        "kind",
                                        "calamity",
                                        "description",
                                        "Matrix"))
                        .expect(201)
                        .field("id"));
        Map<String, Case> cases = new HashMap<>();
        Map<String, Object> order = json("recipient", "municipality");
        cases.put("completeIncident", new Case(LEADS, seen(incident), json("cause", "Matrix"), 404));
        cases.put(
                "decideCalamity",
                new Case(LEADS, seen(incident), json("calamity", false, "violence", "none", "reason", "Matrix"), 404));
        cases.put("previewIncidentReport", new Case(LEADS, incident, order, 404));
        cases.put("sendIncidentReport", new Case(LEADS, seen(incident), order, 404));
        cases.put("addIncidentUpdate", new Case(LEADS, incident, json("text", "Matrix"), 404));
        cases.put(
                "closeIncident",
                new Case(LEADS, seen(incident), json("findings", "Matrix", "measures", "Matrix"), 404));
        cases.put("reopenIncident", new Case(LEADS, seen(incident), json("reason", "Matrix"), 404));
        addMeldcode(app, client, cases);
        return cases;
    }

    private static void addMeldcode(TestApp app, UUID client, Map<String, Case> cases) {
        Map<String, Object> opening = json("clientId", client.toString(), "signals", "Matrix", "members", List.of());
        Map<String, String> one = Map.of(
                "caseId",
                app.as("teamleider")
                        .call("openMeldcodeCase", Map.of(), opening)
                        .expect(201)
                        .field("id"));
        cases.put("openMeldcodeCase", new Case(LEADS, Map.of(), opening, 422));
        cases.put("listMeldcodeCases", new Case(ALL, Map.of(), null, 0));
        cases.put("getMeldcodeCase", new Case(ALL, one, null, 404));
        cases.put("recordMeldcodeStep", new Case(ALL, seen(one), json("step", "talk", "text", "Matrix"), 404));
        cases.put(
                "nameMeldcodeMember",
                new Case(ALL, one, json("userId", Ids.next().toString()), 404));
        cases.put(
                "endMeldcodeMembership",
                new Case(
                        LEADS,
                        Map.of("caseId", one.get("caseId"), "userId", Ids.next().toString()),
                        json("reason", "Matrix"),
                        404));
        cases.put("closeMeldcodeCase", new Case(ALL, seen(one), json("outcome", "Matrix"), 404));
    }

    private static Map<String, String> seen(Map<String, String> parameters) {
        Map<String, String> with = new HashMap<>(parameters);
        with.put("If-Match", "\"1\"");
        return with;
    }
}
