package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/** The life of assignments, urgent requests and stops on new clients. */
final class LifeOperationCases implements OperationCases {
    private static final Set<String> OFFICE = Set.of("planner", "teamLead", "backOffice");
    private static final Set<String> LEAD = Set.of("teamLead");
    private static final Set<String> LEADS = Set.of("teamLead", "backOffice");
    private static final String DAY = "2026-01-05";
    private static final String NOW = TestApp.START.toString();

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Leven");
        String assignment = fixtures.assignment(client).toString();
        String withdrawn = fixtures.assignment(client).toString();
        TestClient lead = app.as("teamleider");
        Map<String, Case> cases = new HashMap<>();
        on(
                cases,
                "recordAcquaintance",
                OFFICE,
                assignment,
                json("heldOn", DAY, "with", "Matrix", "outcome", "goAhead"));
        on(cases, "acceptAssignment", OFFICE, assignment, json());
        on(
                cases,
                "declineAssignment",
                LEAD,
                fixtures.assignment(client).toString(),
                json(
                        "reason",
                        "noCapacity",
                        "motivation",
                        "Matrix",
                        "reportedTo",
                        "verkenner",
                        "reportedAt",
                        NOW,
                        "channel",
                        "phone"));
        on(cases, "recordIntake", OFFICE, assignment, json("heldOn", DAY, "heldBy", "Matrix", "outcome", "followUp"));
        on(cases, "reportStartNotPossible", OFFICE, assignment, json("seenAt", NOW, "why", "Matrix"));
        Map<String, Object> stop = json("from", DAY, "reason", "hospital", "plannedVisits", "keep");
        on(cases, "stopService", OFFICE, fixtures.assignment(client).toString(), stop);
        onEntry(
                cases,
                "restartService",
                OFFICE,
                entry(lead, "stopService", assignment, stop),
                assignment,
                json("resumesOn", DAY));
        on(
                cases,
                "recordClientNotice",
                OFFICE,
                fixtures.assignment(client).toString(),
                json("givenOn", DAY, "channel", "phone", "plannedVisits", "keep"));
        on(
                cases,
                "recordProviderNotice",
                LEAD,
                fixtures.assignment(client).toString(),
                json("intendedOn", "2026-03-01", "ground", "hygiene", "motivation", "Matrix"));
        Map<String, Object> refusal = json("refusedAt", NOW, "text", "Matrix");
        on(cases, "recordClientRefusal", OFFICE, assignment, refusal);
        Map<String, Object> wish = json("requestedOn", DAY, "reason", "Matrix");
        on(cases, "requestWorkerChange", OFFICE, assignment, wish);
        onEntry(
                cases,
                "settleWorkerChange",
                OFFICE,
                entry(lead, "requestWorkerChange", assignment, wish),
                assignment,
                json("outcome", "handedOver", "settledOn", DAY, "text", "Matrix"));
        Map<String, Object> change = json("seenAt", NOW, "text", "Matrix");
        on(cases, "recordChangeOfSituation", OFFICE, assignment, change);
        String changed = entry(lead, "recordChangeOfSituation", assignment, change);
        onEntry(cases, "judgeChangeOfSituation", LEAD, changed, assignment, json("relevant", true, "reason", "Matrix"));
        on(cases, "recordForceMajeure", OFFICE, assignment, json("noticedAt", NOW, "from", DAY, "cause", "Matrix"));
        onEntry(
                cases,
                "recordAssignmentReport",
                OFFICE,
                changed,
                assignment,
                json("to", "verkenner", "reportedAt", NOW, "channel", "email", "text", "Matrix"));
        onEntry(
                cases,
                "recordAssignmentDecision",
                LEADS,
                entry(lead, "recordClientRefusal", assignment, refusal),
                assignment,
                json("by", "verkenner", "decidedAt", NOW, "outcome", "agreed", "text", "Matrix"));
        on(
                cases,
                "endAssignment",
                LEADS,
                fixtures.assignment(client).toString(),
                json("lastDay", DAY, "reason", "asPlanned", "plannedVisits", "keep"));
        on(
                cases,
                "confirmAssignmentEnd",
                LEADS,
                assignment,
                json("by", "municipality", "confirmedOn", DAY, "channel", "letter"));
        onEntry(
                cases,
                "withdrawAssignmentEntry",
                LEADS,
                entry(
                        lead,
                        "endAssignment",
                        withdrawn,
                        json("lastDay", "2026-03-01", "reason", "asPlanned", "plannedVisits", "keep")),
                withdrawn,
                json("withdrawnOn", DAY, "reason", "Matrix"));
        on(
                cases,
                "recordCareMessage",
                LEADS,
                assignment,
                json("message", "start", "sentAt", NOW, "day", DAY, "identification", "M1"));
        on(
                cases,
                "recordContinuationTalk",
                OFFICE,
                assignment,
                json("heldOn", DAY, "outcome", "continue", "text", "Matrix"));
        cases.put("getAssignmentTimeline", new Case(OFFICE, Map.of("assignmentId", assignment), null, 404));
        cases.put(
                "recordUrgentRequest",
                new Case(
                        OFFICE,
                        Map.of(),
                        json("clientId", client.toString(), "requestedAt", NOW, "askedBy", "Matrix", "text", "Matrix"),
                        422));
        cases.put("listUrgentRequests", new Case(OFFICE, Map.of(), null, 0));
        admissionStops(lead, cases);
        return cases;
    }

    private static void admissionStops(TestClient lead, Map<String, Case> cases) {
        Map<String, Object> stop = json(
                "agreementId",
                "kampen-hh1-2018",
                "foreseenAt",
                NOW,
                "from",
                "2026-03-01",
                "reopensOn",
                "2026-05-01",
                "reason",
                "Matrix");
        cases.put("reportAdmissionStop", new Case(LEADS, Map.of(), stop, 0));
        String known =
                lead.call("reportAdmissionStop", Map.of(), stop).expect(201).field("id");
        cases.put("listAdmissionStops", new Case(OFFICE, Map.of(), null, 0));
        cases.put(
                "recordAdmissionStopReport",
                new Case(
                        LEADS,
                        Map.of("stopId", known),
                        json("reportedAt", NOW, "channel", "email", "text", "Matrix"),
                        404));
        cases.put("endAdmissionStop", new Case(LEADS, Map.of("stopId", known), json("endedOn", DAY), 404));
    }

    private static void on(
            Map<String, Case> cases, String operation, Set<String> roles, String assignment, Map<String, Object> body) {
        cases.put(operation, new Case(roles, Map.of("assignmentId", assignment), body, 404));
    }

    private static void onEntry(
            Map<String, Case> cases,
            String operation,
            Set<String> roles,
            String entry,
            String assignment,
            Map<String, Object> body) {
        cases.put(operation, new Case(roles, Map.of("assignmentId", assignment, "entryId", entry), body, 404));
    }

    private static String entry(TestClient lead, String operation, String assignment, Map<String, Object> body) {
        return lead.call(operation, Map.of("assignmentId", assignment), body)
                .expect(201)
                .field("id");
    }
}
