package nl.ronde.schedule;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly series through HTTP: made eight weeks ahead, which from here is Monday 2 March. */
class VisitSeriesApiTest extends SeriesWorld {
    @Test
    void a_series_makes_its_visits_for_eight_weeks() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        assertThat(days(created))
                .containsExactly(
                        "2026-01-06",
                        "2026-01-13",
                        "2026-01-20",
                        "2026-01-27",
                        "2026-02-03",
                        "2026-02-10",
                        "2026-02-17",
                        "2026-02-24");
        assertThat(created.json().at("/visits/0/plannedBegin").asText()).isEqualTo("2026-01-06T08:00:00Z");
        assertThat(created.json().at("/visits/0/plannedEnd").asText()).isEqualTo("2026-01-06T10:00:00Z");
        assertThat(created.json().at("/visits/0/status").asText()).isEqualTo("planned");
        assertThat(created.json().at("/series/lastDay").asText()).isEqualTo("2026-12-31");
        assertThat(created.json().at("/series/begin").asText()).isEqualTo("09:00");
        assertThat(created.json().at("/series/clientName").asText()).isEqualTo("A. Testclient");
    }

    @Test
    void every_second_week_keeps_its_weeks() {
        Map<String, Object> given = series("thursday", "2026-01-12");
        given.put("everyWeeks", 2);
        Answer created = create(given).expect(201);
        assertThat(days(created)).containsExactly("2026-01-15", "2026-01-29", "2026-02-12", "2026-02-26");
        app.moveTo(Instant.parse("2026-02-01T07:00:00Z"));
        assertThat(days(get(created))).endsWith("2026-02-26", "2026-03-12", "2026-03-26");
    }

    @ParameterizedTest
    @CsvSource({
        // night, first day, begin, expected begins of the week before, of that night and of the week after
        "sunday, 2026-03-22, 09:00, 2026-03-22T08:00:00Z, 2026-03-29T07:00:00Z, 2026-04-05T07:00:00Z",
        "sunday, 2026-03-22, 02:30, 2026-03-22T01:30:00Z, 2026-03-29T01:30:00Z, 2026-04-05T00:30:00Z",
        "sunday, 2026-10-18, 09:00, 2026-10-18T07:00:00Z, 2026-10-25T08:00:00Z, 2026-11-01T08:00:00Z",
        "sunday, 2026-10-18, 02:30, 2026-10-18T00:30:00Z, 2026-10-25T00:30:00Z, 2026-11-01T01:30:00Z",
    })
    void local_time_stays_local_across_the_clock_change(
            String weekday, String firstDay, String begin, String before, String night, String after) {
        app.moveTo(Instant.parse(firstDay + "T00:00:00Z").minusSeconds(86_400));
        Map<String, Object> given = series(weekday, firstDay);
        given.put("begin", begin);
        JsonNode visits = create(given).expect(201).json().path("visits");
        assertThat(List.of(
                        visits.at("/0/plannedBegin").asText(),
                        visits.at("/1/plannedBegin").asText(),
                        visits.at("/2/plannedBegin").asText()))
                .containsExactly(before, night, after);
    }

    @Test
    void the_job_catches_up_after_three_weeks_and_does_nothing_twice() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        app.moveTo(Instant.parse("2026-01-26T07:00:00Z"));
        assertThat(days(get(created))).hasSize(11).endsWith("2026-03-03", "2026-03-10", "2026-03-17");
        app.moveTo(app.clock().instant().plusSeconds(60));
        assertThat(days(get(created))).hasSize(11);
        assertThat(app.value("SELECT count(*) FROM visit")).isEqualTo("11");
        assertThat(get(created).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void two_servers_at_once_make_each_visit_once() throws Exception {
        create(series("tuesday", "2026-01-05")).expect(201);
        create(series("wednesday", "2026-01-05")).expect(201);
        app.clock().moveTo(Instant.parse("2026-01-26T07:00:00Z"));
        Callable<Boolean> run = () -> {
            app.server().app().jobs().runDue();
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(run, run, run, run))) {
                assertThat(done.get()).isTrue();
            }
        }
        app.server().app().jobs().runDue();
        assertThat(app.value("SELECT count(*) FROM visit")).isEqualTo("22");
    }

    @Test
    void the_series_ends_with_its_last_day_and_the_job_makes_nothing_after_it() {
        Map<String, Object> given = series("tuesday", "2026-01-05");
        given.put("lastDay", "2026-03-10");
        Answer created = create(given).expect(201);
        app.moveTo(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(days(get(created))).hasSize(10).endsWith("2026-03-03", "2026-03-10");
    }

    @Test
    void the_first_visit_that_cannot_be_planned_is_named_and_nothing_is_made() {
        app.as("planner")
                .call(
                        "recordLeave",
                        Map.of("workerId", worker),
                        json("firstDay", "2026-02-02", "lastDay", "2026-02-08"))
                .expect(201);
        Answer refused = create(series("tuesday", "2026-01-05")).expectProblem(422, "worker-on-leave");
        assertThat(refused.field("detail")).startsWith("3-2-2026: ");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/workerId");
        assertThat(app.value("SELECT count(*) FROM visit_series")).isEqualTo("0");
        assertThat(app.value("SELECT count(*) FROM visit")).isEqualTo("0");
    }

    @Test
    void a_worker_is_in_one_place_also_for_series() {
        create(series("tuesday", "2026-01-05")).expect(201);
        Map<String, Object> second = series("tuesday", "2026-01-12");
        second.put("begin", "10:59");
        assertThat(create(second).expectProblem(409, "worker-has-overlap").field("detail"))
                .startsWith("13-1-2026: ");
        second.put("begin", "11:00");
        create(second).expect(201);
    }

    @Test
    void kampen_b2_2_1_a_visit_after_the_vog_has_ended_is_made_vacant_and_the_office_sees_why() {
        app.sql("UPDATE worker_vog SET valid_until = '2026-03-09' WHERE worker_id = '" + worker + "'");
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        app.moveTo(Instant.parse("2026-01-19T07:00:00Z"));
        Answer read = get(created);
        JsonNode last = read.json().path("visits").get(9);
        assertThat(last.path("day").asText()).isEqualTo("2026-03-10");
        assertThat(last.path("status").asText()).isEqualTo("vacant");
        JsonNode conflict = read.json().at("/conflicts/0");
        assertThat(conflict.path("code").asText()).isEqualTo("worker-has-no-valid-vog");
        assertThat(conflict.path("reason").asText()).contains("9 maart 2026");
        assertThat(conflict.path("visitId").asText()).isEqualTo(last.path("id").asText());
        UUID other = fixtures.worker("Wil");
        app.as("planner")
                .call(
                        "assignVisit",
                        Map.of("visitId", last.path("id").asText(), "If-Match", "\"1\""),
                        json("workerId", other.toString()))
                .expect(200);
        assertThat(get(created).json().path("conflicts")).isEmpty();
    }

    @Test
    void a_visit_that_the_assignment_no_longer_covers_is_not_made_but_noted() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        app.sql("UPDATE assignment SET last_day = '2026-03-05' WHERE id = '" + assignment + "'");
        app.moveTo(Instant.parse("2026-01-19T07:00:00Z"));
        Answer read = get(created);
        assertThat(days(read)).endsWith("2026-03-03");
        assertThat(read.json().at("/conflicts/0/day").asText()).isEqualTo("2026-03-10");
        assertThat(read.json().at("/conflicts/0/code").asText()).isEqualTo("outside-assignment");
        assertThat(read.json().at("/conflicts/0").has("visitId")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2027-01-01, 422, outside-assignment",
        "2026-03-05, 2026-03-04, 422, ends-before-it-begins",
        "2026-01-07, 2026-01-12, 422, series-has-no-visits",
    })
    void a_series_lies_within_its_assignment(String first, String last, int status, String code) {
        Map<String, Object> given = series("tuesday", first);
        given.put("lastDay", last);
        create(given).expectProblem(status, code);
    }

    @Test
    void without_an_end_anywhere_one_is_asked_for() {
        app.sql("UPDATE assignment SET last_day = NULL WHERE id = '" + assignment + "'");
        create(series("tuesday", "2026-01-05")).expectProblem(422, "series-needs-last-day");
    }

    @Test
    void a_worker_who_may_not_come_is_refused_also_for_a_series_far_ahead() {
        worker = fixtures.workerWithoutVog("Zonder");
        create(series("tuesday", "2026-06-01")).expectProblem(422, "worker-has-no-valid-vog");
        worker = UUID.randomUUID();
        create(series("tuesday", "2026-06-01")).expectProblem(422, "worker-unknown");
    }

    @Test
    void series_are_listed_by_client_worker_and_assignment() {
        Answer tuesday = create(series("tuesday", "2026-01-05")).expect(201);
        create(series("wednesday", "2026-01-05")).expect(201);
        assertThat(list(json("clientId", client.toString(), "limit", 1)).json().path("items"))
                .hasSize(1);
        String cursor = list(json("limit", 1)).json().path("nextCursor").asText();
        assertThat(list(json("limit", 1, "cursor", cursor)).json().path("items"))
                .hasSize(1);
        assertThat(list(json("assignmentId", assignment.toString())).json().path("items"))
                .hasSize(2);
        assertThat(list(json("workerId", UUID.randomUUID().toString())).json().path("items"))
                .isEmpty();
        assertThat(list(json("workerId", worker.toString())).text())
                .contains(tuesday.json().at("/series/id").asText());
    }

    @Test
    void another_provider_sees_and_uses_nothing_of_it() {
        Answer created = create(series("tuesday", "2026-01-05")).expect(201);
        String id = created.json().at("/series/id").asText();
        var other = app.as("planner2");
        other.call("getVisitSeries", Map.of("seriesId", id)).expectProblem(404, "not-found");
        other.call("createVisitSeries", Map.of(), series("friday", "2026-01-05"))
                .expectProblem(422, "assignment-unknown");
        other.call(
                        "endVisitSeries",
                        Map.of("seriesId", id, "If-Match", "\"1\""),
                        json("lastDay", "2026-01-20", "reason", "x"))
                .expectProblem(404, "not-found");
        assertThat(other.call("listVisitSeries").expect(200).json().path("items"))
                .isEmpty();
    }
}
