package nl.ronde.schedule;

import static nl.ronde.support.TestClient.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with a worker, a client and an assignment, and the calls of series. The clock begins on Monday 5 January 2026, 08:00. */
abstract class SeriesWorld {
    TestApp app;
    Fixtures fixtures;
    UUID worker;
    UUID client;
    UUID assignment;

    @BeforeEach
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        worker = fixtures.worker("Hanna");
        client = fixtures.client("Testclient");
        assignment = fixtures.assignment(client);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    Map<String, Object> series(String weekday, String firstDay) {
        return json(
                "assignmentId",
                assignment.toString(),
                "workerId",
                worker.toString(),
                "dayOfWeek",
                weekday,
                "everyWeeks",
                1,
                "begin",
                "09:00",
                "minutes",
                120,
                "firstDay",
                firstDay);
    }

    Answer create(Map<String, Object> given) {
        return app.as("planner").call("createVisitSeries", Map.of(), given);
    }

    Answer get(Answer series) {
        return app.as("planner")
                .call(
                        "getVisitSeries",
                        Map.of("seriesId", series.json().at("/series/id").asText()))
                .expect(200);
    }

    Answer list(Map<String, Object> query) {
        return app.as("planner").call("listVisitSeries", query).expect(200);
    }

    Answer change(Answer series, Map<String, Object> change) {
        return app.as("planner").call("changeVisitSeriesFrom", path(series), change);
    }

    Answer end(Answer series, Map<String, Object> end) {
        return app.as("planner").call("endVisitSeries", path(series), end);
    }

    static Map<String, String> path(Answer series) {
        return Map.of("seriesId", series.json().at("/series/id").asText(), "If-Match", series.header("ETag"));
    }

    static List<String> days(Answer series) {
        return texts(series, "day");
    }

    static List<String> ids(Answer series) {
        return texts(series, "id");
    }

    static List<String> texts(Answer series, String field) {
        List<String> texts = new ArrayList<>();
        series.json()
                .path("visits")
                .forEach(visit -> texts.add(visit.path(field).asText()));
        return texts;
    }
}
