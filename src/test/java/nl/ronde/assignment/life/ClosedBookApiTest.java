package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What closes the book of an assignment before its decision does: a death, a refusal of the client. One world per test. */
class ClosedBookApiTest {
    private final LifeWorld world = new LifeWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private void at(String moment) {
        world.app().moveTo(OffsetDateTime.parse(moment).toInstant());
    }

    private static Answer died(LifeWorld.Own own, String from) {
        return own.does("stopService", "from", from, "reason", "deceased", "plannedVisits", "cancel");
    }

    private static Answer ended(LifeWorld.Own own, String lastDay) {
        return own.does(
                "endAssignment", "lastDay", lastDay, "reason", "externalCircumstances", "plannedVisits", "keep");
    }

    private static String standing(LifeWorld.Own own) {
        return own.timeline().path("standing").asText();
    }

    @Test
    void kampen_b2_5_5_a_death_ends_help_and_nothing_is_owed_to_the_dead_but_the_reason_in_writing() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-04-30");
        String visit = own.plan("2026-02-02").expect(201).field("id");
        assertThat(own.state("decision-expiry")).isEqualTo("running");
        Answer death = died(own, "2026-01-30").expect(201);
        assertThat(death.field("lastDay")).isEqualTo("2026-01-29");
        assertThat(own.state("service-start")).isEqualTo("waived");
        assertThat(own.state("decision-expiry")).isEqualTo("waived");
        assertThat(own.term("end-reason").path("dueOn").asText()).isEqualTo("2026-02-05");
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("cancelled");
        assertThat(standing(own)).isEqualTo("ended");
        own.plan("2026-02-03").expectProblem(422, "service-has-ended");
        own.follows("restartService", death.field("id"), "resumesOn", "2026-02-03")
                .expectProblem(422, "death-is-final");
        ended(own, "2026-02-10").expectProblem(422, "after-assignment");
        ended(own, "2026-01-29").expect(201);
        own.does("confirmAssignmentEnd", "by", "municipality", "confirmedOn", "2026-01-30", "channel", "letter")
                .expect(201);
        assertThat(own.state("end-reason")).isEqualTo("met");
    }

    @Test
    void a_long_decision_of_somebody_who_died_asks_for_no_talk_when_it_nears_its_end() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        died(own, "2026-01-31").expect(201);
        assertThat(standing(own)).as("the last day is today").isEqualTo("open");
        assertThat(own.state("service-start")).isEqualTo("running");
        at("2026-01-31T00:30:00+01:00");
        assertThat(standing(own)).isEqualTo("ended");
        assertThat(own.state("service-start")).isEqualTo("waived");
        at("2026-11-20T08:00:00+01:00");
        assertThat(own.terms("decision-expiry")).isEmpty();
    }

    @Test
    void a_start_that_was_missed_while_the_client_lived_stays_missed() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-12-31");
        at("2026-02-09T08:00:00+01:00");
        died(own, "2026-02-09").expect(201);
        assertThat(own.term("service-start").path("overdue").asBoolean()).isTrue();
    }

    @Test
    void who_dies_in_hospital_does_not_come_back_from_it() {
        LifeWorld.Own own = world.assignment();
        String hospital = own.does("stopService", "from", "2026-01-20", "reason", "hospital", "plannedVisits", "keep")
                .expect(201)
                .field("id");
        own.does(
                        "stopService",
                        "from",
                        "2026-01-28",
                        "until",
                        "2026-02-28",
                        "reason",
                        "deceased",
                        "plannedVisits",
                        "keep")
                .expectProblem(422, "death-is-final");
        died(own, "2026-02-01").expectProblem(422, "moment-in-future");
        died(own, "2026-01-28").expect(201);
        died(own, "2026-01-28").expectProblem(409, "assignment-has-ended");
        own.follows("restartService", hospital, "resumesOn", "2026-02-02").expectProblem(409, "assignment-has-ended");
    }

    @Test
    void who_dies_before_the_first_day_had_no_help_and_the_end_is_recorded_all_the_same() {
        LifeWorld.Own own = world.received("2026-01-30", "2026-12-31");
        died(own, "2026-01-29").expect(201);
        own.plan("2026-01-30").expectProblem(422, "service-has-ended");
        assertThat(own.state("service-start")).isEqualTo("waived");
        ended(own, "2026-01-28").expect(201);
        assertThat(own.state("end-reason")).isEqualTo("running");
    }

    @Test
    void a_death_that_was_recorded_of_somebody_else_is_taken_back_and_help_goes_on() {
        LifeWorld.Own own = world.received("2026-01-29", "2026-04-30");
        Answer death = died(own, "2026-01-30").expect(201);
        own.follows("withdrawAssignmentEntry", death.field("id"), "withdrawnOn", "2026-01-30", "reason", "Naamgenoot")
                .expect(201);
        assertThat(own.state("service-start")).isEqualTo("running");
        assertThat(own.state("decision-expiry")).isEqualTo("running");
        assertThat(own.state("end-reason")).isEqualTo("waived");
        assertThat(standing(own)).isEqualTo("open");
        own.plan("2026-02-03").expect(201);
    }

    @Test
    void dvo_11_9_where_the_regisseur_agrees_that_help_stops_it_stops() {
        LifeWorld.Own own = world.maastricht();
        String visit = own.plan("2026-02-02").expect(201).field("id");
        String refusal = refused(own);
        own.follows(
                        "recordAssignmentDecision",
                        refusal,
                        "by",
                        "regisseur",
                        "decidedAt",
                        "2026-01-30T10:00:00+01:00",
                        "outcome",
                        "agreed",
                        "text",
                        "Te vroeg")
                .expectProblem(422, "report-before-event");
        Answer decision = own.decided(refusal, "agreed").expect(201);
        assertThat(decision.field("lastDay")).isEqualTo("2026-01-30");
        assertThat(world.visits().visit(visit).at("/visit/status").asText()).isEqualTo("cancelled");
        own.plan("2026-02-03").expectProblem(422, "service-has-ended");
        at("2026-01-31T08:00:00+01:00");
        assertThat(own.state("end-reason")).isEqualTo("running");
        assertThat(own.state("client-refuses")).as("the report stays owed").isEqualTo("running");
        own.follows("withdrawAssignmentEntry", decision.field("id"), "withdrawnOn", "2026-01-31", "reason", "Wil toch")
                .expect(201);
        assertThat(own.state("end-reason")).isEqualTo("waived");
        own.plan("2026-02-03").expect(201);
        own.decided(refusal, "notAgreed").expect(201);
        own.plan("2026-02-04").expect(201);
    }

    @Test
    void a_decision_that_help_stops_does_not_lengthen_help_that_ends_before() {
        LifeWorld.Own own = world.maastricht();
        ended(own, "2026-01-29").expect(201);
        assertThat(own.decided(refused(own), "agreed").expect(201).json().has("lastDay"))
                .isFalse();
        assertThat(own.timeline().path("lastDay").asText()).isEqualTo("2026-01-29");
    }

    private static String refused(LifeWorld.Own own) {
        return own.does("recordClientRefusal", "refusedAt", "2026-01-30T11:00:00+01:00", "text", "Laat niemand binnen")
                .expect(201)
                .field("id");
    }
}
