package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker is able to do for a time must be renewed in time; the team lead hears of it ahead. It is 5 January 2026. */
class CompetenceTermsApiTest {
    private TestApp app;
    private TermWorld world;
    private TestClient planner;
    private String worker;

    @BeforeEach
    void start() {
        app = TestApp.start();
        world = new TermWorld(app);
        planner = app.as("planner");
        worker = planner.call(
                        "createWorker",
                        Map.of(),
                        json("name", "Bea Bekwaam", "kind", "employee", "activeFrom", "2025-01-01"))
                .expect(201)
                .field("id");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private String hold(String competence, String from, @Nullable String until) {
        return planner.call(
                        "addCompetence",
                        Map.of("workerId", worker),
                        until == null
                                ? json("competence", competence, "validFrom", from)
                                : json("competence", competence, "validFrom", from, "validUntil", until))
                .expect(201)
                .field("id");
    }

    private void remove(String competence) {
        planner.call("removeCompetence", Map.of("workerId", worker, "competenceId", competence))
                .expect(204);
    }

    private void leaves(@Nullable String lastDay) {
        String version = planner.call("getWorker", Map.of("workerId", worker)).header("ETag");
        planner.call(
                        "changeWorker",
                        Map.of("workerId", worker, "If-Match", version),
                        java.util.Collections.singletonMap("activeUntil", lastDay))
                .expect(200);
    }

    private List<JsonNode> terms() {
        List<JsonNode> terms = new ArrayList<>();
        app.as("teamleider")
                .call("listObligations", Map.of("kind", "competence-renewal", "limit", 50))
                .expect(200)
                .json()
                .path("items")
                .forEach(terms::add);
        return terms;
    }

    private List<String> states() {
        return terms().stream()
                .map(each ->
                        each.path("dueOn").asText() + " " + each.path("state").asText())
                .toList();
    }

    @Test
    void dvo_12_2_a_competence_with_an_end_is_warned_of_before_its_last_day_and_a_newer_one_meets_it() {
        hold("Tillift", "2025-09-01", "2026-08-31");
        assertThat(terms()).singleElement().satisfies(term -> {
            assertThat(term.path("subjectLabel").asText()).isEqualTo("Tillift, geldt tot en met 31 augustus 2026");
            assertThat(term.path("dueAt").asText()).isEqualTo("2026-09-01T00:00:00+02:00");
            assertThat(term.path("source").asText()).isEqualTo("house");
            assertThat(term.path("citation").asText()).contains("DVO 12.2");
        });
        world.at("2026-07-06T00:00:00+02:00");
        assertThat(world.notices("teamleider")).singleElement().satisfies(notice -> {
            assertThat(notice.path("urgency").asText()).isEqualTo("ahead");
            assertThat(notice.path("text").asText())
                    .startsWith(
                            "Bekwaamheid vernieuwen (Tillift, geldt tot en met 31 augustus 2026). Uiterlijk maandag")
                    .doesNotContain("Bea");
        });
        planner = app.as("planner");
        hold("tillift", "2026-09-01", "2027-08-31");
        assertThat(states()).containsExactlyInAnyOrder("2026-08-31 met", "2027-08-31 running");
    }

    @Test
    void a_competence_without_an_end_has_no_term_and_meets_those_before_it() {
        hold("Medicatie", "2025-09-01", "2026-02-28");
        hold("EHBO", "2025-09-01", null);
        hold("Medicatie", "2026-03-01", null);
        assertThat(states()).containsExactly("2026-02-28 met");
    }

    @Test
    void an_older_period_that_is_recorded_later_starts_nothing() {
        hold("Tillift", "2025-09-01", "2026-08-31");
        hold("Tillift", "2024-09-01", "2025-08-31");
        assertThat(states()).containsExactly("2026-08-31 running");
    }

    @Test
    void a_renewal_that_is_taken_out_again_has_renewed_nothing() {
        hold("Tillift", "2025-09-01", "2026-08-31");
        remove(hold("Tillift", "2026-09-01", "2027-08-31"));
        assertThat(states()).containsExactlyInAnyOrder("2026-08-31 running", "2027-08-31 waived");
    }

    @Test
    void who_leaves_before_it_lapses_renews_nothing() {
        hold("Tillift", "2025-09-01", "2026-08-31");
        leaves("2026-06-30");
        assertThat(states()).containsExactly("2026-08-31 waived");
        leaves("2026-12-31");
        assertThat(states()).containsExactly("2026-08-31 running");
    }
}
