package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** Security incidents and breaches of personal data. */
final class SecurityOperationCases implements OperationCases {
    private static final Set<String> ALL = Set.of("worker", "planner", "teamLead", "backOffice", "administrator");
    private static final Set<String> KEEPERS = Set.of("teamLead", "backOffice", "administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        String id = app.as("planner")
                .call("reportSecurityIncident", Map.of(), told())
                .expect(201)
                .field("id");
        return Map.of(
                "reportSecurityIncident",
                new Case(ALL, Map.of(), told(), 0),
                "listSecurityIncidents",
                new Case(KEEPERS, Map.of(), null, 0),
                "getSecurityIncident",
                new Case(KEEPERS, Map.of("securityIncidentId", id), null, 404),
                "decideDataBreach",
                new Case(
                        KEEPERS,
                        Map.of("securityIncidentId", id, "If-Match", "\"1\""),
                        json("personalData", true, "highRisk", false, "reason", "Matrix", "agreementIds", List.of()),
                        404),
                "recordBreachNotification",
                new Case(
                        KEEPERS,
                        Map.of("securityIncidentId", id),
                        json("recipient", "authority", "required", true, "at", TestApp.START.toString()),
                        404));
    }

    private static Map<String, Object> told() {
        return json("id", Ids.next().toString(), "kind", "lost", "description", "Matrix");
    }
}
