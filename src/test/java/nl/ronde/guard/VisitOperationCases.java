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

/** Planning, reporting, settling and approving visits. */
public final class VisitOperationCases implements OperationCases {
    private static final Set<String> WORKER = Set.of("worker");
    private static final Set<String> PLANNER = Set.of("planner");
    private static final Set<String> SETTLES = Set.of("planner", "teamLead");
    private static final Set<String> READS = Set.of("planner", "teamLead", "backOffice");
    private static final Set<String> APPROVES = Set.of("backOffice", "teamLead");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Matrix");
        UUID assignment = fixtures.assignment(client);
        UUID worker = fixtures.worker("Matrix");
        String visit = plan(app, assignment, worker);
        String exception = exception(app, fixtures.provider(), visit);
        Map<String, ?> path = Map.of("visitId", visit);
        Map<String, ?> edit = Map.of("visitId", visit, "If-Match", "\"1\"");
        Map<String, ?> period = Map.of("isoYear", 2026, "period", 1);
        Map<String, Case> cases = new HashMap<>();
        cases.put("listVisits", new Case(READS, Map.of(), null, 0));
        cases.put("planVisit", new Case(PLANNER, Map.of(), body(assignment, worker, "12:00", "13:00"), 422));
        cases.put("getVisit", new Case(READS, path, null, 404));
        cases.put("moveVisit", new Case(PLANNER, edit, times("14:00", "15:00"), 404));
        cases.put("assignVisit", new Case(PLANNER, edit, json("workerId", worker.toString()), 404));
        cases.put("cancelVisit", new Case(PLANNER, edit, json("reason", "Matrix"), 404));
        cases.put(
                "adjustVisit",
                new Case(SETTLES, edit, json("reasonCode", "wrongTime", "end", "2026-01-05T12:00:00+01:00"), 404));
        cases.put("withdrawVisitApproval", new Case(APPROVES, edit, json("reason", "Matrix"), 404));
        cases.put("listExceptions", new Case(READS, Map.of(), null, 0));
        cases.put(
                "settleException",
                new Case(
                        SETTLES,
                        Map.of("exceptionId", exception, "If-Match", "\"1\""),
                        json("outcome", "accepted", "reason", "Matrix"),
                        404));
        cases.put("approveCarePeriod", new Case(APPROVES, period, json("agreement", "kampen-hh1-2018"), 0));
        cases.put(
                "getCarePeriodApproval",
                new Case(READS, Map.of("isoYear", 2026, "period", 1, "agreement", "kampen-hh1-2018"), null, 0));
        cases.putAll(ofWorkers(client, path));
        return cases;
    }

    private static Map<String, Case> ofWorkers(UUID client, Map<String, ?> path) {
        Map<String, Case> cases = new HashMap<>();
        cases.put("getMyDay", new Case(WORKER, Map.of(), null, 0));
        cases.put("listMyVisits", new Case(WORKER, Map.of(), null, 0));
        cases.put("getMyClient", new Case(WORKER, Map.of("clientId", client), null, 404));
        cases.put("checkInVisit", new Case(WORKER, path, json(), 404));
        cases.put("checkOutVisit", new Case(WORKER, path, json(), 404));
        cases.put("reportNotDelivered", new Case(WORKER, path, json("reason", "nobodyHome"), 404));
        cases.put("recordLegitimation", new Case(WORKER, path, json("document", "passport"), 404));
        cases.put("addVisitNote", new Case(WORKER, path, json("kind", "note", "text", "Matrix"), 404));
        cases.put(
                "recordActivities",
                new Case(
                        WORKER,
                        path,
                        json("items", List.of(json("area", "meals", "activity", "hot-meal", "done", true))),
                        404));
        cases.put(
                "reportUnscheduledVisit",
                new Case(
                        WORKER,
                        Map.of(),
                        json(
                                "id",
                                Ids.next().toString(),
                                "clientId",
                                client.toString(),
                                "begin",
                                json("wall", "2026-01-05T06:00:00Z")),
                        422));
        return cases;
    }

    private static String plan(TestApp app, UUID assignment, UUID worker) {
        return app.as("planner")
                .call("planVisit", Map.of(), body(assignment, worker, "09:00", "11:00"))
                .expect(201)
                .field("id");
    }

    private static String exception(TestApp app, String provider, String visit) {
        UUID id = Ids.next();
        app.sql("""
                INSERT INTO visit_exception (provider_id, id, version, visit_id, code, must_settle, opened_at)
                VALUES ('%s', '%s', 1, '%s', 'WRONG_WORKER', false, '2026-01-05T07:00:00Z')""".formatted(provider, id, visit));
        return id.toString();
    }

    private static Map<String, Object> body(UUID assignment, UUID worker, String begin, String end) {
        Map<String, Object> body = times(begin, end);
        body.put("assignmentId", assignment.toString());
        body.put("workerId", worker.toString());
        return body;
    }

    private static Map<String, Object> times(String begin, String end) {
        return json(
                "plannedBegin", "2026-01-05T" + begin + ":00+01:00", "plannedEnd", "2026-01-05T" + end + ":00+01:00");
    }
}
