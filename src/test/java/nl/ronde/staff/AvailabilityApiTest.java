package nl.ronde.staff;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers say of the days they can work, through HTTP. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvailabilityApiTest {
    private VisitWorld world;
    private VisitWorld.Worker worker;

    @BeforeAll
    void start() {
        world = new VisitWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newWorker() {
        worker = world.worker();
    }

    @Test
    void of_what_was_said_about_a_day_the_newest_counts_whatever_came_in_first() {
        say("2026-01-30T10:00:00+01:00", "2026-02-10", "2026-02-12", "13:00", "17:00")
                .expect(201);
        say("2026-01-30T08:00:00+01:00", "2026-02-01", "2026-02-20", "09:00", "12:00")
                .expect(201);
        assertThat(periods("2026-02-02", "2026-02-28"))
                .containsExactly(
                        "2026-02-02 2026-02-09 09:00-12:00",
                        "2026-02-10 2026-02-12 13:00-17:00",
                        "2026-02-13 2026-02-20 09:00-12:00");
        assertThat(periods("2026-02-11", "2026-02-11")).containsExactly("2026-02-11 2026-02-11 13:00-17:00");
        assertThat(periods("2026-02-21", "2026-02-28")).isEmpty();
    }

    @Test
    void the_true_time_tells_which_word_is_the_newest_not_the_clock_of_the_phone() {
        say("2026-01-30T10:00:00+01:00", "2026-02-10", "2026-02-10", "13:00", "17:00")
                .expect(201);
        Map<String, Object> fast = body("2026-02-10", "2026-02-10", "09:00", "12:00");
        // Three hours fast: said at 09:00, before the other.
        fast.put("occurred", json("wall", "2026-01-30T11:00:00Z"));
        fast.put("sentAt", json("wall", "2026-01-30T14:00:00Z"));
        worker.api().call("reportAvailability", Map.of(), fast).expect(201);
        assertThat(periods("2026-02-10", "2026-02-10")).containsExactly("2026-02-10 2026-02-10 13:00-17:00");
    }

    @Test
    void she_sees_what_the_planner_sees_and_no_window_means_not_at_all() {
        Map<String, Object> body = world.at(
                "2026-01-30T10:00:00+01:00",
                "id",
                Ids.next().toString(),
                "from",
                "2026-02-02",
                "until",
                "2026-02-08",
                "windows",
                List.of(),
                "text",
                "Vakantie van de kinderen");
        worker.api().call("reportAvailability", Map.of(), body).expect(201);
        JsonNode own = worker.api().call("getMyAvailability").expect(200).json();
        assertThat(own.path("from").asText()).isEqualTo("2026-01-30");
        assertThat(own.path("until").asText()).isEqualTo("2026-04-23");
        assertThat(own.at("/periods/0/windows")).isEmpty();
        assertThat(own.at("/periods/0/text").asText()).isEqualTo("Vakantie van de kinderen");
        assertThat(world.app()
                        .as("planner")
                        .call("listWorkerAvailability", Map.of("workerId", worker.id()))
                        .expect(200)
                        .json())
                .isEqualTo(own);
        assertThat(world.worker()
                        .api()
                        .call("getMyAvailability")
                        .expect(200)
                        .json()
                        .path("periods"))
                .isEmpty();
    }

    @Test
    void the_same_id_again_changes_nothing_and_other_words_under_it_are_refused() {
        Map<String, Object> body = body("2026-02-02", "2026-02-08", "09:00", "12:00");
        String first = send(body).expect(201).text();
        assertThat(send(body).expect(201).text()).isEqualTo(first);
        body.put("until", "2026-02-09");
        send(body).expectProblem(409, "availability-exists");
        VisitWorld.Worker other = world.worker();
        other.api().call("reportAvailability", Map.of(), body).expectProblem(409, "availability-exists");
        assertThat(periods("2026-02-01", "2026-02-28")).containsExactly("2026-02-02 2026-02-08 09:00-12:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-08, 2026-02-02, 09:00, 12:00, ends-before-it-begins",
        "2026-02-02, 2026-02-08, 12:00, 12:00, availability-window-invalid",
        "2026-02-02, 2026-02-08, 22:00, 06:00, availability-window-invalid"
    })
    void what_ends_before_it_begins_is_refused(String from, String until, String begin, String end, String code) {
        send(body(from, until, begin, end)).expectProblem(422, code);
    }

    @Test
    void at_most_a_year_is_shown() {
        worker.api()
                .call("getMyAvailability", Map.of("from", "2026-01-01", "until", "2027-01-01"))
                .expect(200);
        worker.api()
                .call("getMyAvailability", Map.of("from", "2026-01-01", "until", "2027-01-02"))
                .expectProblem(422, "date-range-invalid");
        worker.api()
                .call("getMyAvailability", Map.of("from", "2026-01-02", "until", "2026-01-01"))
                .expectProblem(422, "date-range-invalid");
    }

    private static Map<String, Object> body(String from, String until, String begin, String end) {
        return json(
                "id",
                Ids.next().toString(),
                "from",
                from,
                "until",
                until,
                "windows",
                List.of(json("weekday", "tuesday", "begin", begin, "end", end)));
    }

    private Answer say(String moment, String from, String until, String begin, String end) {
        Map<String, Object> body = world.at(moment);
        body.putAll(body(from, until, begin, end));
        return send(body);
    }

    private Answer send(Map<String, Object> body) {
        return worker.api().call("reportAvailability", Map.of(), body);
    }

    private List<String> periods(String from, String until) {
        List<String> periods = new ArrayList<>();
        worker.api()
                .call("getMyAvailability", Map.of("from", from, "until", until))
                .expect(200)
                .json()
                .path("periods")
                .forEach(each -> periods.add(each.path("firstDay").asText() + " "
                        + each.path("lastDay").asText() + " "
                        + each.at("/windows/0/begin").asText() + "-"
                        + each.at("/windows/0/end").asText()));
        return periods;
    }
}
