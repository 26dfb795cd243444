package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who accepts again what the office took from her since. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffersTakenBackApiTest {
    private static final String AT = "2026-01-30T11:50:00+01:00";

    private ReplacementWorld world;
    private VisitWorld.Worker first;
    private String visit;
    private String offer;

    @BeforeAll
    void start() {
        world = new ReplacementWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void sheHasAccepted() {
        VisitWorld.Worker absent = world.visits().worker();
        first = world.visits().worker();
        UUID client = world.fixtures().client("Testclient");
        visit = world.visit(world.dvo(client), absent.id(), "2026-02-02");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05");
        offer = world.offer(world.need(client).path("id").asText(), first.id()).getFirst();
        assertThat(accept().field("outcome")).isEqualTo("accepted");
    }

    @Test
    void what_was_cancelled_is_not_hers() {
        world.planner()
                .call(
                        "cancelVisit",
                        Map.of("visitId", visit, "If-Match", world.visits().version(visit)),
                        json("reason", "Cliënt is op reis"))
                .expect(200);
        Answer again = accept();
        assertThat(again.field("outcome")).isEqualTo("tooLate");
        assertThat(again.json().path("visitIds")).isEmpty();
    }

    @Test
    void what_the_office_took_back_stays_with_the_office() {
        world.assign(visit, null).expect(200);
        Answer again = accept();
        assertThat(again.field("outcome")).isEqualTo("tooLate");
        assertThat(again.field("message")).isEqualTo("Kantoor heeft dit bezoek weer teruggenomen.");
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("vacant");
    }

    @Test
    void what_is_hers_but_she_cannot_go_to_is_told_as_such() {
        world.sick(first, "2026-01-30T11:55:00+01:00", "expectedLastDay", "2026-02-05");
        Answer again = accept();
        assertThat(again.field("outcome")).isEqualTo("notPossible");
        assertThat(again.field("message")).startsWith("Dit kan nu niet.").doesNotContain("teruggenomen");
    }

    private Answer accept() {
        return ReplacementWorld.accept(first, offer, world.visits().at(AT)).expect(200);
    }
}
