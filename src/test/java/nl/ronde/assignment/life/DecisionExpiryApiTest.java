package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The talk before a decision ends, where the decision came when the eight weeks before its end had begun (DVO 9.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionExpiryApiTest {
    private static final String KIND = "decision-expiry";

    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest(name = "received 30 January, until {0}: {1}")
    @CsvSource({
        "2026-02-05, 2026-02-02",
        "2026-01-31, 2026-01-30",
        "2026-02-26, 2026-02-12",
        "2026-03-26, 2026-02-13",
        "2026-03-27, 2026-02-13",
        "2026-04-11, 2026-02-14",
        "2026-04-30, 2026-03-05"
    })
    void a_short_decision_leaves_two_weeks_for_the_talk_or_half_of_its_days(String lastDay, String dueOn) {
        LifeWorld.Own own = world.received("2026-01-29", lastDay);
        JsonNode term = own.term(KIND);
        assertThat(term.path("dueOn").asText()).isEqualTo(dueOn);
        assertThat(term.path("overdue").asBoolean()).isFalse();
        assertThat(term.path("source").asText()).isEqualTo("house");
    }

    @Test
    void a_decision_that_is_shortened_counts_from_when_that_was_known_and_says_so() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "880001", "2026-01-29", "2026-12-31", "10:00:00", "");
        world.received(bsn, "880001", "2026-01-29", "2026-02-20", "11:00:00", "01");
        JsonNode term = own.term(KIND);
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-09");
        assertThat(world.app()
                        .as("teamleider")
                        .call(
                                "getObligation",
                                Map.of("obligationId", term.path("id").asText()))
                        .expect(200)
                        .field("explanation"))
                .contains("pas op 30 januari 2026 vast", "de helft van de tijd", "maandag 9 februari 2026");
    }

    @Test
    void where_help_does_not_begin_there_is_nothing_to_talk_about() {
        LifeWorld.Own own = world.received("2026-02-02", "2026-03-13");
        assertThat(own.state(KIND)).isEqualTo("running");
        own.does("recordAcquaintance", "heldOn", "2026-01-29", "with", "Verkenner", "outcome", "clientDeclines")
                .expect(201);
        assertThat(own.state(KIND)).isEqualTo("waived");
    }
}
