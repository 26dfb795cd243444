package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The municipality learns within five working days that help began (305) and ended (307). */
class CareMessageApiTest {
    private static final String LEFT = "2026-02-02T10:00:00+01:00";

    private LifeWorld world;

    @BeforeEach
    void start() {
        world = new LifeWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void at(String moment) {
        world.app().moveTo(instant(moment));
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private void delivered(LifeWorld.Own own, String day) {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), day + "T09:00:00+01:00", day + "T11:00:00+01:00");
        worker.delivers(visit, day + "T09:00:00+01:00", day + "T10:30:00+01:00");
    }

    private static Answer sent(LifeWorld.Own own, String message, String at, String day) {
        return own.does("recordCareMessage", "message", message, "sentAt", at, "day", day, "identification", "M-1");
    }

    @Test
    void op271_the_first_visit_starts_the_term_and_the_message_meets_it() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        assertThat(own.terms("start-message")).isEmpty();
        delivered(own, "2026-01-30");
        var term = own.term("start-message");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-06");
        assertThat(term.path("source").asText()).isEqualTo("house");
        assertThat(term.path("citation").asText()).contains("OP271");
        assertThat(term.path("ownerRole").asText()).isEqualTo("backOffice");
        at("2026-02-02T12:00:00+01:00");
        delivered(own, "2026-02-02");
        assertThat(own.terms("start-message")).as("only the first").hasSize(1);
        sent(own, "start", LEFT, "2026-02-03").expectProblem(422, "message-before-its-day");
        Answer message = sent(own, "start", LEFT, "2026-01-30").expect(201);
        assertThat(own.state("start-message")).isEqualTo("met");
        own.follows("withdrawAssignmentEntry", message.field("id"), "withdrawnOn", "2026-02-02", "reason", "306: 9326")
                .expect(201);
        assertThat(own.state("start-message")).as("refused is never sent").isEqualTo("running");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-06");
        sent(own, "start", "2026-02-02T11:00:00+01:00", "2026-01-30").expect(201);
        assertThat(own.state("start-message")).isEqualTo("met");
    }

    @Test
    void op271_an_earlier_visit_that_is_heard_of_later_brings_the_term_forward() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        delivered(own, "2026-01-30");
        delivered(own, "2026-01-29");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-05");
    }

    @Test
    void op271_a_retroactive_assignment_counts_from_its_receipt() {
        LifeWorld.Own own = world.received("2026-01-12", "2026-12-31");
        delivered(own, "2026-01-13");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-06");
    }

    @Test
    void op272_the_last_day_starts_the_term_of_the_stop_message_where_help_had_begun() {
        LifeWorld.Own never = world.received("2026-01-29", "2026-02-02");
        LifeWorld.Own own = world.received("2026-01-29", "2026-02-02");
        delivered(own, "2026-01-30");
        at("2026-02-03T08:00:00+01:00");
        assertThat(never.terms("stop-message")).isEmpty();
        assertThat(own.term("stop-message").path("dueOn").asText()).isEqualTo("2026-02-09");
        sent(own, "stop", "2026-02-03T07:00:00+01:00", "2026-02-01").expect(201);
        assertThat(own.state("stop-message")).as("about another last day").isEqualTo("running");
        Answer message =
                sent(own, "stop", "2026-02-03T07:30:00+01:00", "2026-02-02").expect(201);
        assertThat(own.state("stop-message")).isEqualTo("met");
        own.follows("withdrawAssignmentEntry", message.field("id"), "withdrawnOn", "2026-02-03", "reason", "308")
                .expect(201);
        assertThat(own.state("stop-message")).isEqualTo("running");
        assertThat(own.timeline().path("items").findValuesAsText("kind")).contains("stopMessage", "withdrawal");
        assertThat(own.timeline().path("lastDay").asText()).isEqualTo("2026-02-02");
    }

    @Test
    void op272_a_first_visit_that_is_heard_of_after_the_end_owes_both_messages_and_no_plan() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-02-02");
        at("2026-02-03T08:00:00+01:00");
        assertThat(own.terms("stop-message")).isEmpty();
        VisitWorld.Worker worker = world.visits().worker();
        String visit = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), "2026-01-30T09:00:00+01:00", "2026-01-30T11:00:00+01:00");
        worker.delivers(visit, "2026-01-30T09:00:00+01:00", "2026-01-30T10:30:00+01:00");
        assertThat(own.term("start-message").path("dueOn").asText()).isEqualTo("2026-02-06");
        assertThat(own.term("stop-message").path("dueOn").asText()).isEqualTo("2026-02-09");
        assertThat(own.terms("support-plan")).isEmpty();
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wasNotDelivered",
                        "memo",
                        "Er was niemand",
                        "status",
                        "notDelivered",
                        "notDeliveredReason",
                        "staffShortage")
                .expect(200);
        assertThat(own.state("start-message")).isEqualTo("waived");
        assertThat(own.state("stop-message")).as("of help that never began").isEqualTo("waived");
    }

    @Test
    void op288_a_decision_that_is_shortened_and_lengthened_again_owes_no_stop_message() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "830001", "2026-01-29", "2026-12-31", "10:00:00", "");
        delivered(own, "2026-01-29");
        world.received(bsn, "830001", "2026-01-29", "2026-01-29", "11:00:00", "05");
        assertThat(own.state("stop-message")).isEqualTo("running");
        world.received(bsn, "830001", "2026-01-29", "2026-12-31", "12:00:00", "04");
        assertThat(own.state("stop-message")).isEqualTo("waived");
        assertThat(own.state("start-message")).isEqualTo("running");
        world.received(bsn, "830001", "2026-01-29", "2026-01-29", "13:00:00", "13");
        assertThat(own.state("start-message")).as("counts as never sent").isEqualTo("waived");
    }
}
