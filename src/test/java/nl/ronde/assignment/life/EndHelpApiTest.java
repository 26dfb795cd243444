package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The nearing end of a decision, and the end with its reason, as the clock moves on. One world per test. */
class EndHelpApiTest {
    private final LifeWorld world = new LifeWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void kampen_b2_1_10_the_end_is_recorded_and_confirmed_in_writing() {
        LifeWorld.Own own = world.assignment();
        own.does("confirmAssignmentEnd", "by", "municipality", "confirmedOn", "2026-01-30", "channel", "letter")
                .expectProblem(409, "end-not-recorded");
        own.does("endAssignment", "lastDay", "2026-01-31", "reason", "other", "plannedVisits", "keep")
                .expectProblem(422, "own-words-required");
        own.does("endAssignment", "lastDay", "2027-01-01", "reason", "asPlanned", "plannedVisits", "keep")
                .expectProblem(422, "after-assignment");
        own.does(
                        "endAssignment",
                        "lastDay",
                        "2026-02-02",
                        "reason",
                        "externalCircumstances",
                        "text",
                        "Verhuisd",
                        "plannedVisits",
                        "cancel")
                .expect(201);
        own.does("endAssignment", "lastDay", "2026-02-02", "reason", "asPlanned", "plannedVisits", "keep")
                .expectProblem(409, "end-already-recorded");
        assertThat(own.terms("end-reason")).isEmpty();
        at("2026-02-03T08:00:00+01:00");
        assertThat(own.term("end-reason").path("dueOn").asText()).isEqualTo("2026-02-09");
        assertThat(own.state("end-reason")).isEqualTo("running");
        own.does("confirmAssignmentEnd", "by", "municipality", "confirmedOn", "2026-02-03", "channel", "letter")
                .expect(201);
        assertThat(own.state("end-reason")).isEqualTo("met");
        assertThat(own.timeline().path("lastDay").asText()).isEqualTo("2026-02-02");
    }

    @Test
    void an_end_that_the_decision_itself_sets_asks_for_its_reason_after_three_days_without_a_server() {
        LifeWorld.Own own = world.assignment();
        world.app().sql("UPDATE assignment SET last_day = '2026-01-30' WHERE id = '" + own.id() + "'");
        at("2026-02-02T08:00:00+01:00");
        assertThat(own.term("end-reason").path("dueOn").asText()).isEqualTo("2026-02-06");
        at("2026-02-02T08:05:00+01:00");
        assertThat(own.terms("end-reason")).hasSize(1);
        own.does("endAssignment", "lastDay", "2026-01-30", "reason", "asPlanned", "plannedVisits", "keep")
                .expect(201);
        own.does("confirmAssignmentEnd", "by", "client", "confirmedOn", "2026-02-02", "channel", "talk")
                .expect(201);
        assertThat(own.state("end-reason")).isEqualTo("met");
    }

    @Test
    void an_end_by_a_301_that_is_lengthened_again_is_no_end_and_the_next_end_has_a_term_of_its_own() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "820001", "2026-01-29", "2026-12-31", "10:00:00", "");
        world.received(bsn, "820001", "2026-01-29", "2026-01-29", "11:00:00", "01");
        assertThat(own.state("end-reason")).isEqualTo("running");
        assertThat(own.state("service-start")).isEqualTo("waived");
        world.received(bsn, "820001", "2026-01-29", "2026-02-05", "12:00:00", "01");
        assertThat(own.state("end-reason")).isEqualTo("waived");
        assertThat(own.state("service-start")).as("help is owed again").isEqualTo("running");
        at("2026-02-06T08:00:00+01:00");
        assertThat(own.terms("end-reason"))
                .hasSize(2)
                .anyMatch(each -> each.path("dueOn").asText().equals("2026-02-12"));
    }

    @Test
    void after_the_ordinary_end_a_301_may_lengthen_help_and_the_new_end_is_recorded_and_confirmed_by_itself() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "820002", "2026-01-29", "2026-02-05", "10:00:00", "");
        ordinaryEnd(own, "2026-02-05").expect(201);
        ordinaryEnd(own, "2026-02-05").expectProblem(409, "end-already-recorded");
        confirmed(own, "2026-01-30");
        own.plan("2026-02-06").expectProblem(422, "outside-assignment");
        world.received(bsn, "820002", "2026-01-29", "2026-02-20", "11:00:00", "01");
        own.plan("2026-02-06").expect(201);
        own.plan("2026-02-20").expect(201);
        assertThat(own.timeline().path("lastDay").asText()).isEqualTo("2026-02-20");
        at("2026-02-21T08:00:00+01:00");
        assertThat(own.state("end-reason")).isEqualTo("running");
        ordinaryEnd(own, "2026-02-20").expect(201);
        ordinaryEnd(own, "2026-02-20").expectProblem(409, "end-already-recorded");
        assertThat(own.state("end-reason")).isEqualTo("running");
        confirmed(own, "2026-02-21");
        assertThat(own.state("end-reason")).isEqualTo("met");
        assertThat(own.term("end-reason").path("metAt").asText()).startsWith("2026-02-21");
    }

    private static Answer ordinaryEnd(LifeWorld.Own own, String lastDay) {
        return own.does("endAssignment", "lastDay", lastDay, "reason", "asPlanned", "plannedVisits", "keep");
    }

    private static void confirmed(LifeWorld.Own own, String day) {
        own.does("confirmAssignmentEnd", "by", "municipality", "confirmedOn", day, "channel", "letter")
                .expect(201);
    }

    @Test
    void dvo_9_2_the_talk_about_continuation_is_held_eight_weeks_before_the_decision_ends() {
        LifeWorld.Own own = world.maastricht();
        at("2026-09-09T08:00:00+02:00");
        assertThat(own.terms("decision-expiry")).isEmpty();
        at("2026-09-11T08:00:00+02:00");
        JsonNode term = own.term("decision-expiry");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-11-05");
        assertThat(term.path("source").asText()).isEqualTo("house");
        own.does("recordContinuationTalk", "heldOn", "2026-09-11", "outcome", "continue", "text", "Wil doorgaan")
                .expect(201);
        assertThat(own.state("decision-expiry")).isEqualTo("met");
    }

    @Test
    void a_decision_that_is_lengthened_or_followed_by_another_needs_no_talk() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "830001", "2026-01-29", "2026-04-30", "10:00:00", "");
        assertThat(own.term("decision-expiry").path("dueOn").asText()).isEqualTo("2026-03-05");
        world.received(bsn, "830001", "2026-01-29", "2026-05-07", "11:00:00", "01");
        assertThat(own.terms("decision-expiry"))
                .extracting(each ->
                        each.path("dueOn").asText() + " " + each.path("state").asText())
                .containsExactly("2026-03-05 waived", "2026-03-12 running");
        world.received(bsn, "830002", "2026-05-08", "2026-12-31", "12:00:00", "");
        assertThat(own.terms("decision-expiry"))
                .extracting(each -> each.path("state").asText())
                .containsOnly("waived");
    }

    @Test
    void a_last_day_that_comes_back_asks_for_the_talk_again() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "840001", "2026-01-29", "2026-04-30", "10:00:00", "");
        world.received(bsn, "840001", "2026-01-29", "2026-05-07", "11:00:00", "01");
        world.received(bsn, "840001", "2026-01-29", "2026-04-30", "12:00:00", "01");
        assertThat(expiries(own)).containsExactly("2026-03-05 running", "2026-03-12 waived");
    }

    @Test
    void a_following_assignment_settles_the_talk_until_it_is_withdrawn() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "850001", "2026-01-29", "2026-04-30", "10:00:00", "");
        world.received(bsn, "850002", "2026-05-01", "2026-12-31", "11:00:00", "");
        assertThat(expiries(own)).containsExactly("2026-03-05 waived");
        world.received(bsn, "850002", "2026-05-01", "2026-12-31", "12:00:00", "13");
        assertThat(expiries(own)).containsExactly("2026-03-05 running");
    }

    @Test
    void a_following_assignment_that_came_long_before_leaves_nothing_to_talk_about() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "860001", "2026-01-29", "2026-12-31", "10:00:00", "");
        world.received(bsn, "860002", "2027-01-01", "2027-12-31", "11:00:00", "");
        at("2026-09-11T08:00:00+02:00");
        assertThat(expiries(own)).containsExactly("2026-11-05 waived");
    }

    private static List<String> expiries(LifeWorld.Own own) {
        return own.terms("decision-expiry").stream()
                .map(each ->
                        each.path("dueOn").asText() + " " + each.path("state").asText())
                .toList();
    }

    @Test
    void kampen_b2_1_9c_a_plan_that_was_not_there_in_time_stays_missed_after_the_end_and_one_not_yet_due_lapses() {
        LifeWorld.Own missed = world.received("2026-01-29", "2026-03-10");
        LifeWorld.Own ahead = world.received("2026-01-29", "2026-02-10");
        for (LifeWorld.Own own : List.of(missed, ahead)) {
            own.does("recordIntake", "heldOn", "2026-01-29", "heldBy", "Wijkteam", "outcome", "followUp")
                    .expect(201);
        }
        at("2026-03-11T08:00:00+01:00");
        assertThat(missed.terms("support-plan"))
                .hasSize(2)
                .allMatch(term -> term.path("overdue").asBoolean());
        assertThat(ahead.terms("support-plan"))
                .hasSize(2)
                .allMatch(term -> term.path("state").asText().equals("waived"));
    }

    @Test
    void kampen_b2_5_4_a_start_that_did_not_come_in_time_stays_missed_after_the_end_and_one_not_yet_due_lapses() {
        LifeWorld.Own missed = world.received("2026-01-29", "2026-03-10");
        LifeWorld.Own ahead = world.received("2026-01-29", "2026-02-04");
        assertThat(missed.term("service-start").path("dueOn").asText()).isEqualTo("2026-02-05");
        Object[] wish = {"requestedOn", "2026-01-29", "reason", "Geen klik"};
        missed.does("requestWorkerChange", wish).expect(201);
        ahead.does("requestWorkerChange", wish).expect(201);
        at("2026-03-11T08:00:00+01:00");
        for (String kind : List.of("service-start", "worker-change")) {
            assertThat(missed.term(kind).path("overdue").asBoolean()).as(kind).isTrue();
            assertThat(ahead.state(kind)).as(kind).isEqualTo("waived");
        }
        missed.does("endAssignment", "lastDay", "2026-03-10", "reason", "asPlanned", "plannedVisits", "keep")
                .expect(201);
        assertThat(missed.state("service-start")).isEqualTo("running");
    }

    @Test
    void an_end_that_moves_back_before_the_term_of_the_start_leaves_nothing_missed() {
        String bsn = String.valueOf(LifeWorld.nextBsn());
        LifeWorld.Own own = world.received(bsn, "870001", "2026-01-29", "2026-02-10", "10:00:00", "");
        at("2026-02-11T08:00:00+01:00");
        assertThat(own.term("service-start").path("overdue").asBoolean()).isTrue();
        world.received(bsn, "870001", "2026-01-29", "2026-02-03", "11:00:00", "01");
        assertThat(own.state("service-start")).isEqualTo("waived");
        world.received(bsn, "870001", "2026-01-29", "2026-02-10", "12:00:00", "01");
        assertThat(own.term("service-start").path("overdue").asBoolean()).isTrue();
    }

    @Test
    void the_timeline_tells_everything_in_order() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        own.does("recordIntake", "heldOn", "2026-01-29", "heldBy", "Wijkteam", "outcome", "followUp")
                .expect(201);
        at("2026-03-15T12:00:00+01:00");
        own.does("stopService", "from", "2026-03-10", "until", "2026-03-12", "reason", "away", "plannedVisits", "keep")
                .expect(201);
        own.does("recordClientNotice", "givenOn", "2026-03-15", "channel", "letter", "plannedVisits", "keep")
                .expect(201);
        JsonNode timeline = own.timeline();
        assertThat(timeline.path("items").findValuesAsText("kind"))
                .containsExactly("intake", "received", "stop", "clientNotice");
        assertThat(timeline.path("lastDay").asText()).isEqualTo("2026-04-30");
        assertThat(timeline.at("/items/2/details/reason").asText()).isEqualTo("away");
        world.app()
                .as("hulp")
                .call("getAssignmentTimeline", Map.of("assignmentId", own.id()))
                .expectProblem(403, "forbidden");
    }

    private void at(String moment) {
        world.app().moveTo(OffsetDateTime.parse(moment).toInstant());
    }
}
