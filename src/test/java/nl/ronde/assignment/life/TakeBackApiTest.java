package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notice and an end that were taken back. One world per test. */
class TakeBackApiTest {
    private final LifeWorld world = new LifeWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private void at(String moment) {
        world.app().moveTo(OffsetDateTime.parse(moment).toInstant());
    }

    private static Answer notice(LifeWorld.Own own, String givenOn) {
        return own.does("recordClientNotice", "givenOn", givenOn, "channel", "letter", "plannedVisits", "keep");
    }

    private static Answer end(LifeWorld.Own own, String lastDay) {
        return own.does(
                "endAssignment",
                "lastDay",
                lastDay,
                "reason",
                "externalCircumstances",
                "text",
                "Verhuisd",
                "plannedVisits",
                "keep");
    }

    private static Answer takenBack(LifeWorld.Own own, Answer entry, String on) {
        return own.follows(
                "withdrawAssignmentEntry",
                entry.field("id"),
                "withdrawnOn",
                on,
                "reason",
                "Mevrouw wil toch hulp houden");
    }

    private static String lastDay(LifeWorld.Own own) {
        return own.timeline().path("lastDay").asText();
    }

    @Test
    void kampen_b2_2_6_a_client_who_stays_after_all_keeps_help_and_may_give_notice_again() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        at("2026-03-20T12:00:00+01:00");
        Answer notice = notice(own, "2026-03-15").expect(201);
        own.plan("2026-05-01").expectProblem(422, "service-has-ended");
        takenBack(own, notice, "2026-03-20").expect(201);
        assertThat(own.state("client-notice")).isEqualTo("waived");
        assertThat(lastDay(own)).isEqualTo("2026-12-31");
        own.plan("2026-05-01").expect(201);
        assertThat(own.timeline().path("items").findValuesAsText("kind")).contains("clientNotice", "withdrawal");
        assertThat(notice(own, "2026-03-20").expect(201).field("lastDay")).isEqualTo("2026-04-30");
    }

    @Test
    void an_end_on_the_wrong_day_is_taken_back_and_recorded_again() {
        LifeWorld.Own own = world.assignment();
        Answer wrong = end(own, "2026-02-02").expect(201);
        at("2026-02-03T08:00:00+01:00");
        assertThat(own.state("end-reason")).isEqualTo("running");
        takenBack(own, wrong, "2026-02-03").expect(201);
        assertThat(own.state("end-reason")).isEqualTo("waived");
        end(own, "2026-02-10").expect(201);
        at("2026-02-11T08:00:00+01:00");
        assertThat(own.terms("end-reason")).hasSize(2).anySatisfy(term -> {
            assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-17");
            assertThat(term.path("state").asText()).isEqualTo("running");
        });
        own.does("confirmAssignmentEnd", "by", "client", "confirmedOn", "2026-02-11", "channel", "talk")
                .expect(201);
        assertThat(own.terms("end-reason").stream()
                        .map(term -> term.path("state").asText()))
                .containsExactlyInAnyOrder("waived", "met");
    }

    @Test
    void an_end_that_is_taken_back_leaves_the_day_that_notice_set() {
        LifeWorld.Own own = world.assignment();
        at("2026-03-20T12:00:00+01:00");
        Answer notice = notice(own, "2026-03-15").expect(201);
        Answer end = end(own, "2026-04-10").expect(201);
        takenBack(own, end, "2026-03-20").expect(201);
        assertThat(lastDay(own)).isEqualTo("2026-04-30");
        end = end(own, "2026-04-10").expect(201);
        takenBack(own, notice, "2026-03-20").expect(201);
        assertThat(lastDay(own)).as("the end stands").isEqualTo("2026-04-10");
    }

    @Test
    void dvo_9_2_the_talk_before_the_decision_ends_is_owed_again() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-06-30");
        at("2026-03-20T12:00:00+01:00");
        assertThat(own.state("decision-expiry")).isEqualTo("running");
        Answer notice = notice(own, "2026-03-15").expect(201);
        assertThat(own.state("decision-expiry")).isEqualTo("waived");
        takenBack(own, notice, "2026-03-20").expect(201);
        assertThat(own.state("decision-expiry")).isEqualTo("running");
    }

    @Test
    void dvo_11_10_a_provider_that_goes_on_has_nothing_to_consult_about() {
        LifeWorld.Own own = world.assignment();
        Answer notice = own.does(
                        "recordProviderNotice",
                        "intendedOn",
                        "2026-03-01",
                        "ground",
                        "hygiene",
                        "motivation",
                        "Het huis is niet schoon te houden")
                .expect(201);
        takenBack(own, notice, "2026-01-30").expect(201);
        assertThat(own.state("provider-ends-service")).isEqualTo("waived");
        own.does("endAssignment", "lastDay", "2026-03-01", "reason", "byProvider", "plannedVisits", "keep")
                .expectProblem(409, "consultation-missing");
    }

    @Test
    void only_notice_and_ends_are_taken_back_and_once() {
        LifeWorld.Own own = world.assignment();
        Answer end = end(own, "2026-02-02").expect(201);
        own.follows("withdrawAssignmentEntry", end.field("id"), "withdrawnOn", "2026-02-02", "reason", "Te vroeg")
                .expectProblem(422, "moment-in-future");
        takenBack(own, end, "2026-01-30").expect(201);
        takenBack(own, end, "2026-01-30").expectProblem(409, "entry-already-withdrawn");
        own.does("confirmAssignmentEnd", "by", "client", "confirmedOn", "2026-01-30", "channel", "talk")
                .expectProblem(409, "end-not-recorded");
        Answer accepted = own.does("acceptAssignment").expect(201);
        takenBack(own, accepted, "2026-01-30").expectProblem(422, "entry-not-withdrawable");
        JsonNode items = own.timeline().path("items");
        assertThat(items.findValuesAsText("kind")).contains("end", "withdrawal", "accepted");
    }
}
