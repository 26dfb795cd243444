package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The clocks of the plan; today is Friday 30 January 2026, and the clock is moved in the last tests only. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanTermsApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";

    private static PlanWorld world;

    @BeforeAll
    static void start() {
        world = new PlanWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void kampen_b2_1_9c_the_intake_starts_the_month_to_draw_up_and_by_the_house_standard_to_sign() {
        Care care = world.care("Intake");
        world.intake(care, KAMPEN, "2026-01-28");
        JsonNode drawUp = world.terms(care).get("support-plan");
        assertThat(drawUp.path("dueOn").asText()).isEqualTo("2026-02-28");
        assertThat(drawUp.path("citation").asText()).isEqualTo("Kampen B2 1.9c");
        JsonNode sign = world.terms(care).get("support-plan sign");
        assertThat(sign.path("dueOn").asText()).isEqualTo("2026-02-28");
        assertThat(sign.path("source").asText()).isEqualTo("house");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        assertThat(world.state(care, "support-plan")).isEqualTo("met");
        assertThat(world.state(care, "support-plan sign")).isEqualTo("running");
        world.agrees(plan).expect(201);
        assertThat(world.state(care, "support-plan sign")).isEqualTo("met");
    }

    @Test
    @Order(2)
    void an_intake_that_is_recorded_after_the_plan_finds_its_terms_met() {
        Care care = world.care("Later");
        world.agrees(world.presented(care, PlanWorld.kampen())).expect(201);
        world.intake(care, KAMPEN, "2026-01-20");
        assertThat(world.state(care, "support-plan")).isEqualTo("met");
        assertThat(world.state(care, "support-plan sign")).isEqualTo("met");
    }

    @Test
    @Order(3)
    void a_refusal_leaves_the_term_running_until_it_is_waived() {
        Care care = world.care("Weiger");
        world.intake(care, KAMPEN, "2026-01-28");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        world.agrees(plan, "way", "refused", "reason", "Wil een ander").expect(201);
        assertThat(world.state(care, "support-plan sign")).isEqualTo("running");
        JsonNode term = world.terms(care).get("support-plan sign");
        world.app()
                .as("teamleider")
                .call(
                        "waiveObligation",
                        Map.of(
                                "obligationId",
                                term.path("id").asText(),
                                "If-Match",
                                term.path("version").asText()),
                        json("reason", "Cliënt wil geen hulp"))
                .expect(200);
        assertThat(world.state(care, "support-plan sign")).isEqualTo("waived");
    }

    @Test
    @Order(4)
    void dvo_10_9_the_municipal_plan_starts_the_month_and_its_urgency_shortens_it() {
        Care care = world.dvoCare("Burger");
        world.intake(care, PlanWorld.DVO, "2026-01-20");
        assertThat(world.terms(care)).containsOnlyKeys("support-plan sign");
        JsonNode sign = world.terms(care).get("support-plan sign");
        assertThat(sign.path("dueOn").asText())
                .as("the house counts from the intake")
                .isEqualTo("2026-02-20");
        assertThat(sign.path("source").asText()).isEqualTo("house");
        delivered(care, json("receivedOn", "2026-01-29", "reference", "1G1P1R-7", "results", List.of("Wonen")))
                .expect(201);
        JsonNode term = world.terms(care).get("support-plan");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-28");
        assertThat(term.path("citation").asText()).isEqualTo("DVO 10.9");
        assertThat(world.draft(care).at("/content/municipalPlan/reference").asText())
                .isEqualTo("1G1P1R-7");

        Care urgent = world.dvoCare("Spoed");
        delivered(urgent, json("receivedOn", "2026-01-29", "reference", "1", "dueOn", "2026-02-05"))
                .expect(201);
        JsonNode shorter = world.terms(urgent).get("support-plan");
        assertThat(shorter.path("dueOn").asText()).isEqualTo("2026-02-05");
        assertThat(shorter.path("source").asText()).isEqualTo("assignment");
        assertThat(shorter.path("citation").asText())
                .isEqualTo("Het plan van de gemeente, naar urgentie (DVO 10.9, 11.3)");

        Care lenient = world.dvoCare("Ruim");
        delivered(lenient, json("receivedOn", "2026-01-29", "reference", "1", "dueOn", "2026-04-01"))
                .expectProblem(422, "plan-date-without-effect");
        delivered(lenient, json("receivedOn", "2026-01-29", "reference", "1", "dueOn", "2026-02-28"))
                .expect(201);
        assertThat(world.terms(lenient).get("support-plan").path("citation").asText())
                .isEqualTo("DVO 10.9");
        delivered(lenient, json("receivedOn", "2026-01-31", "reference", "1"))
                .expectProblem(422, "plan-time-impossible");
    }

    private static Answer delivered(Care care, Map<String, Object> body) {
        return world.app()
                .as("backoffice")
                .call("recordMunicipalPlan", Map.of("assignmentId", care.assignment()), body);
    }

    @Test
    @Order(5)
    void dvo_b3_e1_both_sign_and_dvo_11_5_both_get_a_copy() {
        Care care = world.dvoCare("Beide");
        delivered(care, json("receivedOn", "2026-01-29", "reference", "2")).expect(201);
        world.intake(care, PlanWorld.DVO, "2026-01-29");
        JsonNode plan = world.presented(care, PlanWorld.dvo());
        assertThat(world.agrees(plan).expect(201).field("state")).isEqualTo("presented");
        assertThat(world.state(care, "support-plan sign")).isEqualTo("met");
        assertThat(world.terms(care)).doesNotContainKey("plan-copy");
        copy(plan, "client").expectProblem(409, "plan-not-signed");
        assertThat(world.providerSigns(plan).expect(200).field("state")).isEqualTo("signed");
        world.providerSigns(plan).expectProblem(409, "plan-already-signed-by-provider");
        JsonNode term = world.terms(care).get("plan-copy");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-03");
        assertThat(term.path("source").asText()).isEqualTo("house");
        copy(plan, "client").expect(201);
        assertThat(world.state(care, "plan-copy")).isEqualTo("running");
        copy(plan, "municipality").expect(201);
        assertThat(world.state(care, "plan-copy")).isEqualTo("met");
    }

    private static Answer copy(JsonNode plan, String recipient) {
        return world.app()
                .as("backoffice")
                .call(
                        "recordPlanCopy",
                        Map.of("planId", plan.path("id").asText()),
                        json(
                                "recipient",
                                recipient,
                                "channel",
                                "letter",
                                "givenAt",
                                world.app().clock().instant().toString()));
    }

    @Test
    @Order(6)
    void kampen_b2_1_9a_the_evaluation_moments_of_the_order_come_first_and_1_9e_the_year_after() {
        Care care = world.care("Evaluatie");
        Map<String, Object> content = PlanWorld.kampen();
        content.put("evaluationMoments", List.of("2026-01-02", "2026-04-15"));
        JsonNode plan = world.presented(care, content);
        world.agrees(plan).expect(201);
        JsonNode own = world.terms(care).get("plan-evaluation");
        assertThat(own.path("dueOn").asText()).isEqualTo("2026-04-15");
        assertThat(own.path("source").asText()).isEqualTo("assignment");
        assertThat(own.path("citation").asText()).isEqualTo("Evaluatiemomenten van de opdracht (Kampen B2 1.9a)");

        Care yearly = world.care("Jaar");
        JsonNode other = world.presented(yearly, PlanWorld.kampen());
        world.agrees(other).expect(201);
        assertThat(world.terms(yearly).get("plan-evaluation").path("dueOn").asText())
                .isEqualTo("2027-01-30");
        JsonNode next = world.presented(yearly, PlanWorld.kampen());
        world.agrees(next).expect(201);
        assertThat(all(yearly, "plan-evaluation", "waived")).isEqualTo(1);
        assertThat(all(yearly, "plan-evaluation", "running")).isEqualTo(1);
    }

    private static long all(Care care, String kind, String state) {
        return world.allTerms(care).stream()
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.path("state").asText().equals(state))
                .count();
    }

    @Test
    @Order(7)
    void kampen_1_9e_a_talk_meets_its_round_and_opens_the_next() {
        Care care = world.care("Gesprek");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        evaluated(plan, "2026-01-30", null).expectProblem(409, "plan-not-signed");
        world.agrees(plan).expect(201);
        world.app()
                .as("teamleider")
                .call(
                        "recordPlanEvaluation",
                        Map.of("planId", plan.path("id").asText()),
                        json(
                                "heldOn",
                                "2026-01-30",
                                "participants",
                                List.of(json("name", "V. Verkenner", "capacity", "municipality")),
                                "results",
                                List.of(json("result", "Een schoon huis", "progress", "reached"))))
                .expectProblem(422, "evaluation-without-client");
        evaluated(plan, "2026-01-31", null).expectProblem(422, "plan-time-impossible");
        evaluated(plan, "2026-01-30", "2026-01-30").expectProblem(422, "plan-time-impossible");
        evaluated(plan, "2026-01-30", "2026-07-01").expect(201);
        assertThat(all(care, "plan-evaluation", "met")).isEqualTo(1);
        assertThat(world.allTerms(care).stream()
                        .filter(each -> each.path("kind").asText().equals("plan-evaluation")
                                && each.path("state").asText().equals("running"))
                        .map(each -> each.path("dueOn").asText()))
                .containsExactly("2026-07-01");
        // A later day than the year allows lengthens nothing.
        evaluated(plan, "2026-01-30", "2028-01-01").expect(201);
        assertThat(all(care, "plan-evaluation", "met")).isEqualTo(2);
        assertThat(world.plan(plan)
                        .at("/evaluations/1/report/results/0/progress")
                        .asText())
                .isEqualTo("onTheWay");
    }

    private static Answer evaluated(JsonNode plan, String heldOn, String nextOn) {
        return world.app()
                .as("teamleider")
                .call(
                        "recordPlanEvaluation",
                        Map.of("planId", plan.path("id").asText()),
                        json(
                                "heldOn",
                                heldOn,
                                "participants",
                                List.of(
                                        json("name", "A. Jansen", "capacity", "client"),
                                        json("name", "V. Verkenner", "capacity", "municipality")),
                                "results",
                                List.of(json("result", "Een schoon huis", "progress", "onTheWay", "text", "Gaat goed")),
                                "changes",
                                "Voortaan op woensdag",
                                "nextOn",
                                nextOn));
    }

    @Test
    @Order(8)
    void kampen_b2_1_9e_a_talk_without_the_verkenner_is_kept_and_meets_nothing() {
        Care care = world.care("Zonder");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        world.agrees(plan).expect(201);
        JsonNode alone = talk(plan, "client", "provider");
        assertThat(alone.path("meetsTerm").asBoolean()).isFalse();
        assertThat(alone.path("missing")).hasSize(1);
        assertThat(alone.at("/missing/0").asText()).isEqualTo("municipality");
        assertThat(all(care, "plan-evaluation", "met")).isZero();
        assertThat(all(care, "plan-evaluation", "running")).isEqualTo(1);
        JsonNode together = talk(plan, "representative", "municipality");
        assertThat(together.path("meetsTerm").asBoolean()).isTrue();
        assertThat(together.path("missing")).isEmpty();
        assertThat(all(care, "plan-evaluation", "met")).isEqualTo(1);
        talk(plan, "client");
        talk(plan, "client", "municipality");
        assertThat(all(care, "plan-evaluation", "met"))
                .as("the round of the last talk that counted")
                .isEqualTo(2);
        assertThat(all(care, "plan-evaluation", "running")).isEqualTo(1);
        assertThat(world.plan(plan).path("evaluations")).hasSize(4);
        assertThat(world.plan(plan).at("/evaluations/0/meetsTerm").asBoolean()).isFalse();
    }

    @Test
    @Order(8)
    void dvo_b3_e1_a_talk_with_the_client_or_the_representative_is_enough() {
        Care care = world.dvoCare("Alleen");
        JsonNode plan = world.presented(care, PlanWorld.dvo());
        world.agrees(plan).expect(201);
        world.providerSigns(plan).expect(200);
        assertThat(talk(plan, "representative").path("meetsTerm").asBoolean()).isTrue();
        assertThat(all(care, "plan-evaluation", "met")).isEqualTo(1);
    }

    private static JsonNode talk(JsonNode plan, String... capacities) {
        return world.app()
                .as("teamleider")
                .call(
                        "recordPlanEvaluation",
                        Map.of("planId", plan.path("id").asText()),
                        json(
                                "heldOn",
                                "2026-01-30",
                                "participants",
                                Stream.of(capacities)
                                        .map(each -> json("name", "Iemand", "capacity", each))
                                        .toList(),
                                "results",
                                List.of(json("result", "Een schoon huis", "progress", "reached"))))
                .expect(201)
                .json();
    }

    @Test
    @Order(9)
    void consent_of_the_last_day_that_arrives_two_days_late_is_in_time() {
        Care care = world.care("Offline");
        VisitWorld.Worker worker = world.visits().worker();
        world.visits().plan(care.assignment(), worker.id(), "2026-02-27T09:00:00+01:00", "2026-02-27T11:00:00+01:00");
        world.intake(care, KAMPEN, "2026-01-28");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        world.app().moveTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(world.terms(care).get("support-plan sign").path("overdue").asBoolean())
                .isTrue();
        worker.signsInAgain();
        Map<String, Object> body = PlanWorld.consent(plan, "spoken");
        body.putAll(world.visits().at("2026-02-28T23:30:00+01:00"));
        worker.api()
                .call("consentToPlan", Map.of("planId", plan.path("id").asText()), body)
                .expect(201);
        JsonNode term = world.terms(care).get("support-plan sign");
        assertThat(term.path("state").asText()).isEqualTo("met");
        assertThat(OffsetDateTime.parse(term.path("metAt").asText()).toInstant())
                .isEqualTo(Instant.parse("2026-02-28T22:30:00Z"));

        Care late = world.care("TeLaat");
        world.intake(late, KAMPEN, "2026-01-31");
        JsonNode lateTerm = world.terms(late).get("support-plan sign");
        assertThat(lateTerm.path("dueOn").asText()).isEqualTo("2026-02-28");
        world.agrees(world.presented(late, PlanWorld.kampen())).expect(201);
        assertThat(world.state(late, "support-plan sign")).isEqualTo("metLate");
    }

    @Test
    @Order(10)
    void to_sign_is_the_provider_s_own_term_from_the_intake_whatever_the_municipal_plan_asks() {
        world.app()
                .as("beheer")
                .call(
                        "setHouseTerm",
                        Map.of(),
                        json(
                                "kind",
                                "support-plan",
                                "variant",
                                "sign",
                                "amount",
                                1,
                                "unit",
                                "weeks",
                                "from",
                                "2026-03-02",
                                "reason",
                                "Afspraak met de cliëntenraad"))
                .expect(201);
        Care care = world.dvoCare("Huistermijn");
        delivered(care, json("receivedOn", "2026-03-02", "reference", "1", "dueOn", "2026-03-20"))
                .expect(201);
        assertThat(world.terms(care).get("support-plan").path("dueOn").asText()).isEqualTo("2026-03-20");
        assertThat(world.terms(care)).doesNotContainKey("support-plan sign");
        world.intake(care, PlanWorld.DVO, "2026-03-03");
        JsonNode sign = world.terms(care).get("support-plan sign");
        assertThat(sign.path("dueOn").asText()).isEqualTo("2026-03-10");
        assertThat(sign.path("source").asText()).isEqualTo("house");
    }
}
