package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;

/** Support plans, consent, copies, evaluations. */
final class PlanOperationCases implements OperationCases {
    private static final Set<String> OFFICE = Set.of("planner", "teamLead");
    private static final Set<String> READERS = Set.of("planner", "teamLead", "backOffice");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Plan");
        UUID assignment = fixtures.assignment(client);
        UUID other = fixtures.assignment(client);
        JsonNode plan = signed(app, assignment);
        String planId = plan.path("id").asText();
        String draft = app.as("planner")
                .call("createSupportPlan", Map.of("assignmentId", other))
                .expect(201)
                .field("id");
        String consent = plan.at("/consents/0/id").asText();
        Map<String, Case> cases = new HashMap<>();
        cases.put("createSupportPlan", new Case(OFFICE, Map.of("assignmentId", assignment), null, 404));
        cases.put("listSupportPlans", new Case(READERS, Map.of(), null, 0));
        cases.put("getSupportPlan", new Case(READERS, Map.of("planId", planId), null, 404));
        cases.put(
                "changeSupportPlan",
                new Case(OFFICE, Map.of("planId", draft, "If-Match", "1"), json("transport", "Matrix"), 404));
        cases.put("presentSupportPlan", new Case(OFFICE, Map.of("planId", draft, "If-Match", "1"), null, 404));
        cases.put(
                "consentToPlan",
                new Case(
                        Set.of("worker", "planner", "teamLead"),
                        Map.of("planId", planId),
                        consent(plan.path("hash").asText()),
                        404));
        cases.put(
                "signSupportPlan", new Case(Set.of("teamLead"), Map.of("planId", planId, "If-Match", "3"), null, 404));
        cases.put("getSupportPlanPdf", new Case(READERS, Map.of("planId", planId), null, 404));
        cases.put(
                "recordPlanCopy",
                new Case(
                        READERS,
                        Map.of("planId", planId),
                        json("recipient", "client", "channel", "letter", "givenAt", TestApp.START.toString()),
                        404));
        cases.put(
                "recordPlanEvaluation",
                new Case(
                        OFFICE,
                        Map.of("planId", planId),
                        json(
                                "heldOn",
                                "2026-01-05",
                                "participants",
                                List.of(json("name", "Matrix", "capacity", "client")),
                                "results",
                                List.of(json("result", "Matrix", "progress", "reached"))),
                        404));
        cases.put(
                "recordMunicipalPlan",
                new Case(
                        READERS,
                        Map.of("assignmentId", assignment),
                        json("receivedOn", "2026-01-05", "reference", "Matrix"),
                        404));
        cases.put(
                "comparePlanWithVisits",
                new Case(
                        READERS,
                        Map.of("assignmentId", assignment, "from", "2026-01-01", "until", "2026-01-31"),
                        null,
                        404));
        cases.put("listPlanConsents", new Case(OFFICE, Map.of(), null, 0));
        cases.put(
                "settlePlanConsent",
                new Case(OFFICE, Map.of("consentId", consent, "If-Match", "1"), json("reason", "Matrix"), 404));
        cases.put("getPlanStandards", new Case(Set.of("planner", "teamLead", "administrator"), Map.of(), null, 0));
        cases.put(
                "setPlanStandards",
                new Case(
                        Set.of("teamLead", "administrator"),
                        Map.of("If-Match", "0"),
                        json("information", json("phone", "038 123 45 67")),
                        0));
        cases.put("getMyClientPlans", new Case(Set.of("worker"), Map.of("clientId", client), null, 404));
        return cases;
    }

    /** A plan of this assignment that is signed. */
    static JsonNode signed(TestApp app, UUID assignment) {
        String id = app.as("planner")
                .call("createSupportPlan", Map.of("assignmentId", assignment))
                .expect(201)
                .field("id");
        app.as("planner")
                .call(
                        "changeSupportPlan",
                        Map.of("planId", id, "If-Match", "1"),
                        json(
                                "careParts",
                                List.of(json(
                                        "area",
                                        "clean-home",
                                        "result",
                                        "Matrix",
                                        "activities",
                                        List.of(json(
                                                "activity", "dust", "frequency", json("times", 1, "per", "visit"))))),
                                "processAgreements",
                                List.of("Matrix")))
                .expect(200);
        String hash = app.as("planner")
                .call("presentSupportPlan", Map.of("planId", id, "If-Match", "2"))
                .expect(200)
                .field("hash");
        app.as("planner")
                .call("consentToPlan", Map.of("planId", id), consent(hash))
                .expect(201);
        return app.as("planner")
                .call("getSupportPlan", Map.of("planId", id))
                .expect(200)
                .json();
    }

    private static Map<String, Object> consent(String hash) {
        return json("id", Ids.next().toString(), "way", "spoken", "hash", hash, "name", "A. Plan", "witness", "Matrix");
    }
}
