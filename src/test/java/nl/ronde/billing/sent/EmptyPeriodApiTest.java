package nl.ronde.billing.sent;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A period in which nothing was delivered owes no invoice and no hours, once somebody has said so. */
class EmptyPeriodApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";

    private VisitWorld world;
    private UUID assignment;

    @BeforeEach
    void start() {
        world = new VisitWorld();
        assignment = world.fixtures().assignment(world.fixtures().client("Leeg"));
        world.app().moveTo(Instant.parse("2026-02-24T08:00:00Z"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void nothing_to_send_is_said_by_approving_and_taken_back_by_a_visit_that_comes_in_later() {
        assertThat(state("invoice")).isEqualTo("running");
        assertThat(state("cak-hours")).isEqualTo("running");
        approve().expect(200);
        assertThat(state("invoice")).isEqualTo("waived");
        assertThat(state("cak-hours")).isEqualTo("waived");
        VisitWorld.Worker worker = world.worker();
        String visit = world.plan(assignment, worker.id(), "2026-02-10T09:00:00+01:00", "2026-02-10T11:00:00+01:00");
        approve().expect(200);
        assertThat(state("invoice")).as("what was planned waits for a word").isEqualTo("waived");
        worker.delivers(visit, "2026-02-10T09:00:00+01:00", "2026-02-10T11:00:00+01:00");
        for (String code : world.open(visit)) {
            world.settle(visit, code, "accepted");
        }
        approve().expect(200);
        assertThat(state("invoice")).isEqualTo("running");
        assertThat(state("cak-hours")).isEqualTo("running");
    }

    private Answer approve() {
        return world.app()
                .as("backoffice")
                .call("approveCarePeriod", Map.of("isoYear", "2026", "period", "2"), json("agreement", KAMPEN));
    }

    private String state(String kind) {
        for (JsonNode each : world.app()
                .as("teamleider")
                .call("listObligations", Map.of("kind", kind))
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("subjectLabel").asText().endsWith("2026-2")) {
                return each.path("state").asText();
            }
        }
        throw new AssertionError("no term " + kind + " of period 2026-2");
    }
}
