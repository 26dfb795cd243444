package nl.ronde.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What came in later than it happened, and what was said before it counts. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlierReportApiTest {
    private static final String NOW = "2026-01-30T12:00:00+01:00";

    private ReplacementWorld world;
    private VisitWorld.Worker absent;
    private UUID other;
    private UUID client;
    private UUID assignment;

    @BeforeAll
    void start() {
        world = new ReplacementWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newPeople() {
        absent = world.visits().worker();
        other = world.fixtures().worker("Wil");
        client = world.fixtures().client("Testclient");
        assignment = world.dvo(client);
    }

    @Test
    void dvo_11_11_an_earlier_report_that_comes_in_later_lets_the_terms_end_when_they_would_have() {
        world.cannotWait(assignment, "provider").expect(200);
        world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "firstDay", "2026-01-30");
        assertThat(world.term(client).path("dueOn").asText()).isEqualTo("2026-02-04");
        // The phone had no network on the evening before the last.
        world.sick(absent, "2026-01-28T21:00:00+01:00", "firstDay", "2026-01-29");
        assertThat(world.needs(client)).hasSize(1);
        assertThat(world.need(client).path("noticedAt").asText()).isEqualTo("2026-01-28T20:00:00Z");
        assertThat(world.term(client).path("dueOn").asText()).isEqualTo("2026-02-02");
        assertThat(world.terms(client, "replacement-now")
                        .getFirst()
                        .path("dueAt")
                        .asText())
                .isEqualTo("2026-01-28T21:00:00+01:00");
        // One that tells nothing new changes nothing.
        world.sick(absent, "2026-01-30T09:00:00+01:00", "firstDay", "2026-01-29");
        assertThat(world.term(client).path("dueOn").asText()).isEqualTo("2026-02-02");
    }

    @Test
    void dvo_11_11_an_earlier_report_about_days_without_a_visit_would_have_begun_nothing() {
        world.visit(assignment, absent.id(), "2026-02-03");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "firstDay", "2026-01-30");
        world.sick(absent, "2026-01-28T21:00:00+01:00", "firstDay", "2026-01-29", "expectedLastDay", "2026-01-31");
        assertThat(world.term(client).path("dueOn").asText()).isEqualTo("2026-02-04");
    }

    @Test
    void dvo_11_11_filled_within_the_five_days_of_the_later_report_may_be_late_by_the_earlier() {
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "firstDay", "2026-01-30");
        String need = world.need(client).path("id").asText();
        world.assign(visit, other).expect(200);
        world.agreed(need, other, NOW).expect(200);
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
        world.sick(absent, "2026-01-23T21:00:00+01:00", "firstDay", "2026-01-24");
        assertThat(world.term(client).path("state").asText()).isEqualTo("metLate");
    }

    @Test
    void dvo_11_12_at_once_within_the_hour_of_the_later_report_may_be_late_by_the_earlier() {
        world.cannotWait(assignment, "provider").expect(200);
        String visit = world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T11:30:00+01:00", "firstDay", "2026-01-30");
        String need = world.need(client).path("id").asText();
        world.assign(visit, other).expect(200);
        world.agreed(need, other, NOW).expect(200);
        assertThat(world.full(need).at("/termNow/state").asText()).isEqualTo("met");
        world.sick(absent, "2026-01-29T21:00:00+01:00", "firstDay", "2026-01-30");
        assertThat(world.full(need).at("/termNow/state").asText()).isEqualTo("metLate");
        assertThat(world.full(need).at("/term/state").asText()).isEqualTo("met");
    }

    @Test
    void dvo_11_11_a_report_that_repeats_what_was_known_brings_nothing_forward() {
        try (ReplacementWorld later = new ReplacementWorld()) {
            VisitWorld.Worker sick = later.visits().worker();
            UUID helped = later.fixtures().client("Testclient");
            later.visit(later.dvo(helped), sick.id(), "2026-03-02");
            later.sick(sick, "2026-01-30T08:00:00+01:00");
            assertThat(later.needs(helped)).isEmpty();
            later.app().moveTo(Instant.parse("2026-02-06T11:00:00Z"));
            assertThat(later.term(helped).path("dueOn").asText()).isEqualTo("2026-03-07");
            sick.signsInAgain();
            later.sick(sick, "2026-02-06T11:00:00+01:00", "firstDay", "2026-01-30");
            assertThat(later.term(helped).path("dueOn").asText()).isEqualTo("2026-03-07");
        }
    }

    @Test
    void a_wish_from_before_the_absence_was_noticed_counts_from_then() {
        world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(client).path("id").asText();
        JsonNode after =
                world.wish(need, false, "2026-01-29T10:00:00+01:00").expect(200).json();
        assertThat(after.at("/wishes/0/saidAt").asText()).isEqualTo("2026-01-29T09:00:00Z");
        JsonNode term = world.term(client);
        assertThat(term.path("metAt").asText()).isEqualTo(term.path("trigger").asText());
    }

    @Test
    void a_client_who_wants_somebody_after_all_is_told_of_as_that() {
        world.visit(assignment, absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00");
        String need = world.need(client).path("id").asText();
        world.wish(need, false, "2026-01-30T09:00:00+01:00").expect(200);
        world.wish(need, true, "2026-01-30T10:00:00+01:00").expect(200);
        JsonNode history = world.planner()
                .call(
                        "getObligation",
                        Map.of("obligationId", world.term(client).path("id").asText()))
                .expect(200)
                .json()
                .path("history");
        assertThat(history.findValuesAsText("reason"))
                .containsExactly("De cliënt wil toch vervanging, en die is nog niet voor elk bezoek geregeld.");
    }
}
