package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/** How the operations on series are called. */
final class ScheduleOperationCases implements OperationCases {
    private static final Set<String> READERS = Set.of("planner", "teamLead", "backOffice");
    private static final Set<String> PLANNERS = Set.of("planner");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        UUID assignment = fixtures.assignment(fixtures.client("Reeks"));
        Map<String, Object> series = json(
                "assignmentId",
                assignment.toString(),
                "dayOfWeek",
                "tuesday",
                "everyWeeks",
                1,
                "begin",
                "09:00",
                "minutes",
                60,
                "firstDay",
                "2026-01-05");
        TestClient planner = app.as("planner");
        Map<String, String> changed = path(planner, series);
        Map<String, String> ended = path(planner, series);
        return Map.of(
                "listVisitSeries", new Case(READERS, Map.of("assignmentId", assignment.toString()), null, 0),
                "createVisitSeries", new Case(PLANNERS, Map.of(), series, 422),
                "getVisitSeries", new Case(READERS, Map.of("seriesId", changed.get("seriesId")), null, 404),
                "changeVisitSeriesFrom", new Case(PLANNERS, changed, json("from", "2026-01-20", "begin", "10:00"), 404),
                "endVisitSeries", new Case(PLANNERS, ended, json("lastDay", "2026-01-20", "reason", "Matrix"), 404));
    }

    private static Map<String, String> path(TestClient planner, Map<String, Object> series) {
        String id = planner.call("createVisitSeries", Map.of(), series)
                .expect(201)
                .json()
                .at("/series/id")
                .asText();
        return Map.of("seriesId", id, "If-Match", "\"1\"");
    }
}
