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

/** Incidents, absence, availability and signals. */
final class WorkerActOperationCases implements OperationCases {
    private static final Set<String> WORKER = Set.of("worker");
    private static final Set<String> OFFICE = Set.of("planner", "teamLead");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Voorval");
        UUID worker = fixtures.worker("Voorval");
        String visit = app.as("planner")
                .call(
                        "planVisit",
                        Map.of(),
                        json(
                                "assignmentId",
                                fixtures.assignment(client).toString(),
                                "workerId",
                                worker.toString(),
                                "plannedBegin",
                                "2026-01-05T09:00:00+01:00",
                                "plannedEnd",
                                "2026-01-05T11:00:00+01:00"))
                .expect(201)
                .field("id");
        String incident = app.as("planner")
                .call("reportIncident", Map.of(), incident(client))
                .expect(201)
                .field("id");
        Map<String, Case> cases = new HashMap<>();
        cases.put("reportSignal", new Case(WORKER, Map.of("visitId", visit), json("text", "Matrix"), 404));
        cases.put("reportIncident", new Case(Set.of("worker", "planner", "teamLead"), Map.of(), incident(client), 422));
        cases.put("listIncidents", new Case(OFFICE, Map.of(), null, 0));
        cases.put("getIncident", new Case(OFFICE, Map.of("incidentId", incident), null, 404));
        cases.put(
                "recordIncidentReport",
                new Case(
                        Set.of("teamLead"),
                        Map.of("incidentId", incident),
                        json(
                                "recipient",
                                "municipality",
                                "reportedAt",
                                TestApp.START.toString(),
                                "channel",
                                "email",
                                "text",
                                "Matrix"),
                        404));
        cases.put("reportSick", new Case(WORKER, Map.of(), json("id", Ids.next().toString(), "kind", "sick"), 0));
        cases.put("reportRecovered", new Case(WORKER, Map.of(), json(), 0));
        cases.put("listAbsenceReports", new Case(OFFICE, Map.of("workerId", worker), null, 404));
        cases.put(
                "reportAvailability",
                new Case(
                        WORKER,
                        Map.of(),
                        json(
                                "id",
                                Ids.next().toString(),
                                "from",
                                "2026-02-02",
                                "until",
                                "2026-02-08",
                                "windows",
                                List.of(json("weekday", "monday", "begin", "09:00", "end", "12:00"))),
                        0));
        cases.put("getMyAvailability", new Case(WORKER, Map.of(), null, 0));
        cases.put("listWorkerAvailability", new Case(OFFICE, Map.of("workerId", worker), null, 404));
        return cases;
    }

    private static Map<String, Object> incident(UUID client) {
        return json(
                "id",
                Ids.next().toString(),
                "clientId",
                client.toString(),
                "kind",
                "incident",
                "description",
                "Matrix");
    }
}
