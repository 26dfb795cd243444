package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.Test;

/** What time alone does to needs and offers; the clock is moved, from Friday 30 January 2026, 12:00. */
class ReplacementOverTimeApiTest {
    @Test
    void what_a_series_makes_while_its_worker_is_away_belongs_to_the_need_of_her_absence() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.fixtures().assignment(client);
            world.planner()
                    .call(
                            "createVisitSeries",
                            Map.of(),
                            json(
                                    "assignmentId",
                                    assignment.toString(),
                                    "workerId",
                                    absent.id().toString(),
                                    "dayOfWeek",
                                    "monday",
                                    "everyWeeks",
                                    1,
                                    "begin",
                                    "09:00",
                                    "minutes",
                                    60,
                                    "firstDay",
                                    "2026-02-02"))
                    .expect(201);
            world.sick(absent, "2026-01-30T08:00:00+01:00");
            int before = world.need(client).path("visits").size();
            assertThat(before).isEqualTo(4);
            world.app().moveTo(Instant.parse("2026-02-06T11:00:00Z"));
            JsonNode visits = world.need(client).path("visits");
            assertThat(visits).hasSize(before + 2);
            assertThat(visits.get(before).path("begin").asText())
                    .as("comes into view")
                    .startsWith("2026-03-02");
            assertThat(visits.get(before + 1).path("status").asText()).isEqualTo("vacant");
        }
    }

    @Test
    void while_nobody_knows_when_she_is_back_the_visits_that_come_into_view_need_somebody_too() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.dvo(client);
            world.visit(assignment, absent.id(), "2026-02-02");
            String later = world.visit(assignment, absent.id(), "2026-03-05");
            UUID other = world.fixtures().client("Ander");
            world.visit(world.dvo(other), absent.id(), "2026-03-05", "14:00", "15:00");
            world.sick(absent, "2026-01-30T08:00:00+01:00");
            assertThat(world.need(client).path("visits")).hasSize(1);
            assertThat(world.needs(other)).isEmpty();
            world.app().moveTo(Instant.parse("2026-02-09T11:00:00Z"));
            assertThat(world.need(client).path("visits"))
                    .extracting(each -> each.path("visitId").asText())
                    .hasSize(2)
                    .contains(later);
            assertThat(world.need(other).path("cause").asText()).isEqualTo("sick");
            assertThat(world.term(other).path("trigger").asText()).isEqualTo("2026-03-05T14:00:00+01:00");
            String version = world.need(other).path("version").asText();
            world.app().moveTo(Instant.parse("2026-02-09T12:00:00Z"));
            assertThat(world.need(other).path("version").asText()).isEqualTo(version);
        }
    }

    @Test
    void dvo_11_11_who_was_at_the_door_has_replaced_whether_or_not_anybody_wrote_down_that_she_would() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            VisitWorld.Worker other = world.visits().worker();
            UUID client = world.fixtures().client("Testclient");
            String visit = world.visit(world.dvo(client), absent.id(), "2026-01-30", "09:00", "10:00");
            world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-01-30");
            world.assign(visit, other.id()).expect(200);
            other.delivers(visit, "2026-01-30T09:05:00+01:00", "2026-01-30T10:00:00+01:00");
            world.app().moveTo(Instant.parse("2026-01-30T11:01:00Z"));
            assertThat(world.need(client).path("state").asText()).isEqualTo("filled");
            assertThat(world.term(client).path("metAt").asText()).isEqualTo("2026-01-30T09:05:00+01:00");
        }
    }

    @Test
    void an_offer_that_nobody_answered_in_time_expires_and_what_was_said_before_still_counts() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            VisitWorld.Worker late = world.visits().worker();
            VisitWorld.Worker offline = world.visits().worker();
            UUID client = world.fixtures().client("Testclient");
            world.visit(world.dvo(client), absent.id(), "2026-02-02");
            world.sick(absent, "2026-01-30T08:00:00+01:00");
            String need = world.need(client).path("id").asText();
            List<String> offers = new ArrayList<>();
            world.planner()
                    .call(
                            "offerReplacement",
                            Map.of("needId", need),
                            json(
                                    "workerIds",
                                    List.of(late.id().toString(), offline.id().toString()),
                                    "answerBefore",
                                    "2026-01-30T12:05:00+01:00"))
                    .expect(201)
                    .json()
                    .path("items")
                    .forEach(each -> offers.add(each.path("id").asText()));
            world.app().moveTo(Instant.parse("2026-01-30T11:06:00Z"));
            assertThat(world.full(need).path("offers"))
                    .extracting(each -> each.path("state").asText())
                    .containsOnly("expired");
            assertThat(ReplacementWorld.accept(late, offers.get(0), json())
                            .expect(200)
                            .field("message"))
                    .isEqualTo("Dit aanbod is verlopen.");
            assertThat(ReplacementWorld.accept(
                                    offline, offers.get(1), world.visits().at("2026-01-30T12:04:59+01:00"))
                            .expect(200)
                            .field("outcome"))
                    .isEqualTo("accepted");
            assertThat(world.full(need).path("state").asText()).isEqualTo("filled");
        }
    }
}
