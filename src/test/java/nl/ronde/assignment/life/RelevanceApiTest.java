package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whether a change with the client matters is the team lead's word, and may be said anew (Kampen B2 1.9d, DVO B3 E6). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceApiTest {
    private static final String KIND = "change-of-situation";

    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private Answer seen(LifeWorld.Own own, String user, boolean relevant) {
        return world.app()
                .as(user)
                .call(
                        "recordChangeOfSituation",
                        Map.of("assignmentId", own.id()),
                        json("seenAt", "2026-01-29T09:00:00+01:00", "text", "Partner overleden", "relevant", relevant))
                .expect(201);
    }

    private static void judged(LifeWorld.Own own, Answer change, boolean relevant) {
        own.follows("judgeChangeOfSituation", change.field("id"), "relevant", relevant, "reason", "Nagevraagd")
                .expect(201);
    }

    @Test
    void a_planner_who_thinks_that_it_does_not_matter_starts_the_term_and_the_team_lead_ends_it() {
        LifeWorld.Own own = world.maastricht();
        Answer change = seen(own, "planner", false);
        assertThat(change.json().at("/details/judged").asBoolean(true)).isFalse();
        assertThat(own.term(KIND).path("dueOn").asText()).isEqualTo("2026-02-02");
        judged(own, change, false);
        assertThat(own.state(KIND)).isEqualTo("waived");
        judged(own, change, true);
        assertThat(own.state(KIND)).isEqualTo("running");
        assertThat(own.term(KIND).path("dueOn").asText()).isEqualTo("2026-02-02");
        judged(own, change, false);
        assertThat(own.state(KIND)).isEqualTo("waived");
    }

    @Test
    void what_a_team_lead_said_does_not_matter_runs_from_the_change_once_it_does() {
        LifeWorld.Own own = world.maastricht();
        Answer change = seen(own, "teamleider", false);
        assertThat(own.terms(KIND)).isEmpty();
        judged(own, change, true);
        assertThat(own.state(KIND)).isEqualTo("running");
        assertThat(own.term(KIND).path("trigger").asText()).startsWith("2026-01-29T09:00");
        own.reported(change.field("id"), "2026-01-30T12:00:00+01:00").expect(201);
        assertThat(own.state(KIND)).isEqualTo("met");
    }

    @Test
    void a_waiver_of_a_person_is_not_undone_by_a_judgement() {
        LifeWorld.Own own = world.maastricht();
        Answer change = seen(own, "planner", true);
        world.app()
                .as("teamleider")
                .call(
                        "waiveObligation",
                        Map.of("obligationId", own.term(KIND).path("id").asText(), "If-Match", "\"1\""),
                        json("reason", "De gemeente wist het al"))
                .expect(200);
        judged(own, change, true);
        assertThat(own.state(KIND)).isEqualTo("waived");
    }
}
