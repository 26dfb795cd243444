package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;

/** Replacement, unwanted combinations, continuity. */
final class ReplacementOperationCases implements OperationCases {
    private static final Set<String> OFFICE = Set.of("planner", "teamLead");
    private static final Set<String> WORKER = Set.of("worker");
    private static final Map<String, Object> QUARTER = Map.of("year", 2026, "quarter", 1);

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Vervanging");
        UUID absent = fixtures.worker("Afwezig");
        UUID other = fixtures.worker("Invaller");
        UUID assignment = fixtures.assignment(client);
        String hulp = app.value("SELECT worker_id FROM app_user WHERE username = 'hulp'");
        app.as("planner")
                .call(
                        "planVisit",
                        Map.of(),
                        json(
                                "assignmentId",
                                assignment.toString(),
                                "workerId",
                                absent.toString(),
                                "plannedBegin",
                                "2026-01-12T09:00:00+01:00",
                                "plannedEnd",
                                "2026-01-12T11:00:00+01:00"))
                .expect(201);
        app.as("planner")
                .call(
                        "recordLeave",
                        Map.of("workerId", absent),
                        json("firstDay", "2026-01-12", "lastDay", "2026-01-13"))
                .expect(201);
        String need = app.as("planner")
                .call("getReplacementDesk", Map.of("clientId", client))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        String offer = app.as("planner")
                .call("offerReplacement", Map.of("needId", need), json("workerIds", List.of(other.toString())))
                .expect(201)
                .json()
                .at("/items/0/id")
                .asText();
        Map<String, Case> cases = new HashMap<>();
        needs(cases, need, other);
        offers(cases, need, offer, hulp);
        combinations(app, cases, client, absent, other);
        Map<String, Object> asked = json(
                "cannotWait", true, "judgedBy", "provider", "competences", List.of(), "reason", "Kan niet wachten");
        cases.put("setReplacementRequirements", new Case(OFFICE, Map.of("assignmentId", assignment), asked, 404));
        app.as("planner")
                .call("setReplacementRequirements", Map.of("assignmentId", assignment), asked)
                .expect(200);
        cases.put("getReplacementRequirements", new Case(OFFICE, Map.of("assignmentId", assignment), null, 404));
        cases.put("getContinuity", new Case(OFFICE, QUARTER, null, 0));
        cases.put("listClientContinuity", new Case(OFFICE, QUARTER, null, 0));
        cases.put(
                "getClientContinuity",
                new Case(OFFICE, Map.of("clientId", client, "year", 2026, "quarter", 1), null, 404));
        cases.put(
                "setFixedContact",
                new Case(OFFICE, Map.of("clientId", client), json("workerId", other.toString()), 404));
        cases.put("listWorkerPapers", new Case(Set.of("planner", "teamLead", "administrator"), Map.of(), null, 0));
        return cases;
    }

    private static void needs(Map<String, Case> cases, String need, UUID other) {
        String now = TestApp.START.toString();
        Map<String, String> id = Map.of("needId", need);
        cases.put("getReplacementDesk", new Case(OFFICE, Map.of(), null, 0));
        cases.put("getReplacementNeed", new Case(OFFICE, id, null, 404));
        cases.put("listReplacementCandidates", new Case(OFFICE, id, null, 404));
        cases.put(
                "recordReplacementWish",
                new Case(OFFICE, id, json("wanted", true, "saidBy", "client", "saidAt", now), 404));
        cases.put(
                "recordClientTold",
                new Case(OFFICE, id, json("channel", "phone", "person", "client", "toldAt", now), 404));
        cases.put("recordWorkerAgreed", new Case(OFFICE, id, json("workerId", other.toString(), "agreedAt", now), 404));
    }

    private static void offers(Map<String, Case> cases, String need, String offer, String hulp) {
        cases.put("offerReplacement", new Case(OFFICE, Map.of("needId", need), json("workerIds", List.of(hulp)), 404));
        cases.put("withdrawOffer", new Case(OFFICE, Map.of("offerId", offer), json("reason", "Al geregeld"), 404));
        cases.put("listMyOffers", new Case(WORKER, Map.of(), null, 0));
        cases.put("acceptOffer", new Case(WORKER, Map.of("offerId", offer), json(), 404));
        cases.put("declineOffer", new Case(WORKER, Map.of("offerId", offer), json(), 404));
    }

    private static void combinations(TestApp app, Map<String, Case> cases, UUID client, UUID absent, UUID other) {
        Map<String, Object> pair = json(
                "clientId",
                client.toString(),
                "workerId",
                absent.toString(),
                "wishOf",
                "client",
                "reason",
                "Wens van de cliënt");
        String known = app.as("planner")
                .call("setUnwantedCombination", Map.of(), pair)
                .expect(201)
                .field("id");
        Map<String, Object> another = new HashMap<>(pair);
        another.put("workerId", other.toString());
        cases.put("setUnwantedCombination", new Case(OFFICE, Map.of(), another, 422));
        cases.put(
                "removeUnwantedCombination",
                new Case(OFFICE, Map.of("combinationId", known), json("reason", "Uitgepraat"), 404));
        cases.put("listUnwantedCombinations", new Case(OFFICE, Map.of(), null, 0));
    }
}
