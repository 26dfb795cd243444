package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's notice: help goes on until its last day, and nobody is late for that. One world per test. */
class ClientNoticeApiTest {
    private final LifeWorld world = new LifeWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private void at(String moment) {
        world.app().moveTo(OffsetDateTime.parse(moment).toInstant());
    }

    private void delivered(LifeWorld.Own own) {
        VisitWorld.Worker worker = world.visits().worker();
        String begin = "2026-03-20T09:00:00+01:00";
        String visit = world.visits().plan(UUID.fromString(own.id()), worker.id(), begin, "2026-03-20T11:00:00+01:00");
        worker.delivers(visit, begin, "2026-03-20T11:00:00+01:00");
    }

    private JsonNode history(LifeWorld.Own own) {
        return world.app()
                .as("teamleider")
                .call(
                        "getObligation",
                        Map.of(
                                "obligationId",
                                own.term("client-notice").path("id").asText()))
                .expect(200)
                .json();
    }

    @Test
    void kampen_b2_2_6_notice_of_15_march_ends_help_on_30_april_and_it_goes_on_until_then() {
        LifeWorld.Own own = world.assignment();
        at("2026-03-20T12:00:00+01:00");
        delivered(own);
        Answer notice = own.does(
                        "recordClientNotice",
                        "givenOn",
                        "2026-03-15",
                        "channel",
                        "letter",
                        "coordinatedBy",
                        "client",
                        "plannedVisits",
                        "keep")
                .expect(201);
        assertThat(notice.field("lastDay")).isEqualTo("2026-04-30");
        JsonNode term = own.term("client-notice");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-04-30");
        assertThat(term.path("citation").asText()).isEqualTo("Kampen B2 2.6");
        own.plan("2026-04-30").expect(201);
        own.plan("2026-05-01").expectProblem(422, "service-has-ended");
        own.does("recordClientNotice", "givenOn", "2026-03-20", "channel", "letter", "plannedVisits", "keep")
                .expectProblem(409, "notice-already-given");
        at("2026-05-01T00:00:00+02:00");
        JsonNode met = history(own);
        assertThat(met.path("state").asText()).isEqualTo("met");
        assertThat(met.path("metAt").asText()).isEqualTo("2026-05-01T00:00:00+02:00");
        assertThat(met.path("history").findValuesAsText("what"))
                .as("ahead and soon, and never late")
                .containsExactly("opened", "warned", "met");
        assertThat(own.term("end-reason").path("dueOn").asText()).isEqualTo("2026-05-08");
    }

    @Test
    void on_the_last_day_and_while_the_server_was_away_after_it_nothing_is_late() {
        LifeWorld.Own own = world.assignment();
        at("2026-03-20T12:00:00+01:00");
        delivered(own);
        own.does("recordClientNotice", "givenOn", "2026-03-15", "channel", "letter", "plannedVisits", "keep")
                .expect(201);
        at("2026-04-30T20:00:00+02:00");
        assertThat(history(own).path("history").findValuesAsText("urgency")).containsOnly("soon");
        at("2026-05-04T08:00:00+02:00");
        assertThat(history(own).path("state").asText()).isEqualTo("met");
        assertThat(history(own).path("history").findValuesAsText("what")).doesNotContain("overdue");
    }

    @Test
    void where_help_had_never_begun_nothing_could_go_on() {
        LifeWorld.Own own = world.assignment();
        at("2026-03-20T12:00:00+01:00");
        own.does("recordClientNotice", "givenOn", "2026-03-15", "channel", "letter", "plannedVisits", "keep")
                .expect(201);
        at("2026-05-01T00:00:00+02:00");
        assertThat(history(own).path("state").asText()).isEqualTo("waived");
        assertThat(history(own).path("waivedReason").asText()).contains("niet begonnen");
    }
}
