package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;

/** Complaints and their yearly report. */
final class ComplaintOperationCases implements OperationCases {
    private static final Set<String> LEADS = Set.of("teamLead", "backOffice");
    private static final String DAY = "2026-01-05";

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        String client = fixtures.client("Klager").toString();
        String handler = app.value("SELECT id FROM app_user WHERE username = 'teamleider'");
        Map<String, Object> complaint = json(
                "clientId",
                client,
                "receivedOn",
                DAY,
                "complainant",
                "client",
                "channel",
                "phone",
                "kind",
                "planning",
                "text",
                "Matrix",
                "handlerId",
                handler);
        String known = app.as("teamleider")
                .call("registerComplaint", Map.of(), complaint)
                .expect(201)
                .field("id");
        Map<String, Object> seen = Map.of("complaintId", known, "If-Match", "\"1\"");
        Map<String, Object> report = Map.of("agreementId", "kampen-hh1-2018", "year", 2025, "format", "csv");
        Map<String, Case> cases = new HashMap<>();
        cases.put("registerComplaint", new Case(LEADS, Map.of(), complaint, 422));
        cases.put("listComplaints", new Case(LEADS, Map.of(), null, 0));
        cases.put("getComplaint", new Case(LEADS, Map.of("complaintId", known), null, 404));
        cases.put("changeComplaint", new Case(LEADS, seen, json("kind", "conduct"), 404));
        cases.put(
                "settleComplaint",
                new Case(
                        LEADS,
                        seen,
                        json(
                                "cause",
                                "planning",
                                "settlement",
                                "upheld",
                                "measures",
                                "Vaste tijden",
                                "satisfied",
                                "yes",
                                "settledOn",
                                DAY),
                        404));
        cases.put("getComplaintsReport", new Case(LEADS, report, null, 0));
        cases.put(
                "recordComplaintsReportSent",
                new Case(
                        LEADS,
                        Map.of("agreementId", "kampen-hh1-2018", "year", 2025),
                        json("sentAt", TestApp.START.toString(), "channel", "email", "text", "Matrix"),
                        0));
        return cases;
    }
}
