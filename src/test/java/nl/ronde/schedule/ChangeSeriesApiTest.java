package nl.ronde.schedule;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing a series from here on, and ending it, through HTTP. */
class ChangeSeriesApiTest extends SeriesWorld {
    @Test
    void from_here_on_another_time_keeps_the_visits_and_their_ids() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        List<String> ids = ids(created);
        Answer next = change(created, json("from", "2026-01-20", "begin", "13:30", "minutes", 90))
                .expect(200);
        assertThat(next.json().at("/series/continues").asText())
                .isEqualTo(created.json().at("/series/id").asText());
        assertThat(ids(next)).isEqualTo(ids.subList(2, 8));
        assertThat(next.json().at("/visits/0/plannedBegin").asText()).isEqualTo("2026-01-20T12:30:00Z");
        assertThat(next.json().at("/visits/0/plannedEnd").asText()).isEqualTo("2026-01-20T14:00:00Z");
        Answer before = get(created);
        assertThat(before.json().at("/series/lastDay").asText()).isEqualTo("2026-01-19");
        assertThat(ids(before)).isEqualTo(ids.subList(0, 2));
        app.moveTo(Instant.parse("2026-01-12T07:00:00Z"));
        assertThat(days(get(next))).hasSize(7).endsWith("2026-03-03");
        assertThat(app.value("SELECT count(*) FROM visit")).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({
        "friday, 2026-01-23, 2026-02-27, 2026-03-06, 7",
        "monday, 2026-01-19, 2026-02-23, 2026-03-09, 8",
        "sunday, 2026-01-25, 2026-03-01, 2026-03-08, 7",
    })
    void from_here_on_another_weekday_stays_in_the_week(
            String weekday, String first, String last, String later, int count) {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        List<String> ids = ids(created);
        Answer next = change(created, json("from", "2026-01-15", "dayOfWeek", weekday))
                .expect(200);
        assertThat(ids(next).subList(0, 6)).isEqualTo(ids.subList(2, 8));
        assertThat(days(next)).startsWith(first).contains(last);
        app.moveTo(Instant.parse("2026-01-11T23:30:00Z"));
        List<String> days = days(get(next));
        assertThat(days).endsWith(later).doesNotHaveDuplicates().hasSize(count);
    }

    @Test
    void from_here_on_another_worker_leaves_what_was_changed_by_hand() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        UUID other = fixtures.worker("Wil");
        String moved = ids(created).get(3);
        app.as("planner")
                .call(
                        "moveVisit",
                        Map.of("visitId", moved, "If-Match", "\"1\""),
                        json("plannedBegin", "2026-01-28T12:00:00Z", "plannedEnd", "2026-01-28T13:00:00Z"))
                .expect(200);
        String cancelled = ids(created).get(4);
        app.as("planner")
                .call("cancelVisit", Map.of("visitId", cancelled, "If-Match", "\"1\""), json("reason", "Vakantie"))
                .expect(200);
        Answer next = change(created, json("from", "2026-01-20", "workerId", other.toString()))
                .expect(200);
        Map<String, String> workers = new LinkedHashMap<>();
        next.json()
                .path("visits")
                .forEach(visit -> workers.put(
                        visit.path("id").asText(), visit.path("workerId").asText()));
        assertThat(workers).hasSize(5).doesNotContainKey(cancelled).containsEntry(moved, worker.toString());
        workers.remove(moved);
        assertThat(workers.values()).containsOnly(other.toString());
        assertThat(app.value("SELECT count(*) FROM visit")).isEqualTo("8");
    }

    @Test
    void times_and_worker_change_together_although_the_worker_of_before_is_taken_then() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        Map<String, Object> afternoon = series("tuesday", "2026-01-05");
        afternoon.put("begin", "13:00");
        create(afternoon).expect(201);
        UUID other = fixtures.worker("Wil");
        change(created, json("from", "2026-01-20", "begin", "13:00")).expectProblem(409, "worker-has-overlap");
        Answer next = change(created, json("from", "2026-01-20", "begin", "13:00", "workerId", other.toString()))
                .expect(200);
        assertThat(next.json().at("/visits/0/workerId").asText()).isEqualTo(other.toString());
        Map<String, Object> vacate = json("from", "2026-02-03");
        vacate.put("workerId", null);
        Answer vacant = change(next, vacate).expect(200);
        assertThat(vacant.json().at("/visits/0/status").asText()).isEqualTo("vacant");
    }

    @Test
    void ending_a_series_cancels_what_comes_later() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        Map<String, Object> end = json("lastDay", "2026-01-20", "reason", "Cliënt verhuist");
        Answer ended = end(created, end).expect(200);
        List<String> statuses = new ArrayList<>();
        ended.json()
                .path("visits")
                .forEach(visit -> statuses.add(visit.path("status").asText()));
        assertThat(statuses)
                .containsExactly(
                        "planned",
                        "planned",
                        "planned",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled");
        assertThat(ended.json().at("/series/endReason").asText()).isEqualTo("Cliënt verhuist");
        end(ended, end).expectProblem(409, "series-ended");
        end(created, end).expectProblem(412, "version-mismatch");
        app.moveTo(Instant.parse("2026-02-02T07:00:00Z"));
        assertThat(days(get(ended))).hasSize(8);
    }

    @Test
    void the_past_stays_as_it_was() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        app.moveTo(Instant.parse("2026-01-15T07:00:00Z"));
        change(created, json("from", "2026-01-14", "begin", "10:00")).expectProblem(422, "series-in-past");
        end(created, json("lastDay", "2026-01-13", "reason", "x")).expectProblem(422, "series-in-past");
        create(series("friday", "2026-01-14")).expectProblem(422, "series-in-past");
    }
}
