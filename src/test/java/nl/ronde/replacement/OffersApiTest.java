package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Visits offered to phones and answered, also late, twice, offline and by many at once. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffersApiTest {
    private static final String AT = "2026-01-30T11:50:00+01:00";

    private ReplacementWorld world;
    private VisitWorld.Worker absent;
    private VisitWorld.Worker first;
    private VisitWorld.Worker second;
    private UUID client;
    private String visit;
    private String later;
    private String need;

    @BeforeAll
    void start() {
        world = new ReplacementWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void somebodyIsSick() {
        absent = world.visits().worker();
        first = world.visits().worker();
        second = world.visits().worker();
        client = world.fixtures().client("Testclient");
        UUID assignment = world.dvo(client);
        visit = world.visit(assignment, absent.id(), "2026-02-02");
        later = world.visit(assignment, absent.id(), "2026-02-04");
        world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-05");
        need = world.need(client).path("id").asText();
    }

    @Test
    void dvo_11_11_who_accepts_first_has_the_visits_and_the_term_is_met_at_her_moment() {
        List<String> offers = world.offer(need, first.id(), second.id());
        JsonNode shown = mine(first).getFirst();
        assertThat(shown.path("state").asText()).isEqualTo("open");
        assertThat(shown.path("postcodeArea").asText()).isEqualTo("8261");
        assertThat(shown.path("knownClient").asBoolean()).isFalse();
        assertThat(shown.toString()).doesNotContain("Testclient").doesNotContain("Oudestraat");
        assertThat(shown.path("visits")).hasSize(2);
        Answer done = ReplacementWorld.accept(
                        first, offers.get(0), world.visits().at(AT))
                .expect(200);
        assertThat(done.field("outcome")).isEqualTo("accepted");
        assertThat(done.field("message")).isEqualTo("Dank u wel. De bezoeken zijn van u.");
        assertThat(done.json().path("visitIds")).hasSize(2);
        assertThat(worker(visit)).isEqualTo(first.id().toString());
        assertThat(worker(later)).isEqualTo(first.id().toString());
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
        assertThat(world.term(client).path("metAt").asText()).isEqualTo(AT);
        assertThat(mine(second).getFirst().path("state").asText()).isEqualTo("taken");
        assertThat(mine(first).getFirst().path("clientName").asText()).isEqualTo("A. Testclient");
        Answer late = ReplacementWorld.accept(
                        second, offers.get(1), world.visits().at(AT))
                .expect(200);
        assertThat(late.field("outcome")).isEqualTo("tooLate");
        assertThat(late.field("message")).isEqualTo("Deze bezoeken zijn al vergeven.");
        JsonNode full = world.full(need);
        assertThat(full.path("state").asText()).isEqualTo("filled");
        assertThat(full.path("answers"))
                .extracting(each -> each.path("outcome").asText())
                .containsExactlyInAnyOrder("accepted", "tooLate");
    }

    @Test
    void of_eight_phones_that_accept_at_one_moment_exactly_one_wins() throws Exception {
        List<VisitWorld.Worker> workers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            workers.add(world.visits().worker());
        }
        List<String> offers =
                world.offer(need, workers.stream().map(VisitWorld.Worker::id).toArray(UUID[]::new));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            VisitWorld.Worker worker = workers.get(i);
            String offer = offers.get(i);
            Map<String, Object> body = world.visits().at(AT);
            calls.add(() -> ReplacementWorld.accept(worker, offer, body));
        }
        List<String> winners = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(calls);
            for (int i = 0; i < 8; i++) {
                Answer answer = answers.get(i).get().expect(200);
                if (answer.field("outcome").equals("accepted")) {
                    winners.add(workers.get(i).id().toString());
                } else {
                    assertThat(answer.field("outcome")).isEqualTo("tooLate");
                }
            }
        }
        assertThat(winners).hasSize(1);
        assertThat(worker(visit)).isEqualTo(winners.getFirst());
        assertThat(worker(later)).isEqualTo(winners.getFirst());
        assertThat(world.full(need).path("answers")).hasSize(8);
        assertThat(world.full(need).path("offers"))
                .extracting(each -> each.path("state").asText())
                .containsOnly("accepted", "taken");
    }

    @Test
    void the_same_acceptance_sent_again_gets_the_same_answer() {
        String offer = world.offer(need, first.id()).getFirst();
        Map<String, Object> body = world.visits().at(AT);
        Map<String, Object> key = Map.of("offerId", offer, "Idempotency-Key", UUID.randomUUID());
        String answer = first.api().call("acceptOffer", key, body).expect(200).text();
        assertThat(first.api().call("acceptOffer", key, body).expect(200).text())
                .isEqualTo(answer);
        Answer other =
                ReplacementWorld.accept(first, offer, world.visits().at(AT)).expect(200);
        assertThat(other.field("outcome")).isEqualTo("accepted");
        assertThat(world.full(need).path("agreements")).hasSize(2);
    }

    @Test
    void what_the_phone_held_offline_is_handed_in_by_sync_and_kept() {
        List<String> offers = world.offer(need, first.id(), second.id());
        ReplacementWorld.accept(second, offers.get(1), world.visits().at(AT)).expect(200);
        JsonNode outcome = push(first, "offer.accept", offers.get(0));
        assertThat(outcome.path("outcome").asText()).isEqualTo("applied");
        assertThat(outcome.at("/answer/outcome").asText()).isEqualTo("tooLate");
        assertThat(worker(visit)).isEqualTo(second.id().toString());
        String third = world.offer(needOfAnother(), first.id()).getFirst();
        assertThat(push(first, "offer.decline", third).at("/answer/outcome").asText())
                .isEqualTo("declined");
    }

    private String needOfAnother() {
        UUID another = world.fixtures().client("Ander");
        VisitWorld.Worker ill = world.visits().worker();
        world.visit(world.fixtures().assignment(another), ill.id(), "2026-02-03");
        world.sick(ill, "2026-01-30T08:00:00+01:00");
        return world.need(another).path("id").asText();
    }

    private JsonNode push(VisitWorld.Worker worker, String type, String offer) {
        Map<String, Object> item = json(
                "mutationId",
                UUID.randomUUID().toString(),
                "deviceSeq",
                1,
                "type",
                type,
                "entityId",
                offer,
                "occurred",
                world.visits().phone(AT),
                "payload",
                json());
        return worker.api()
                .call(
                        "pushSyncMutations",
                        Map.of(),
                        json("sentAt", world.visits().phone("2026-01-30T12:00:00+01:00"), "mutations", List.of(item)))
                .expect(200)
                .json()
                .at("/outcomes/0");
    }

    @Test
    void part_of_what_was_offered_may_be_gone() {
        List<String> offers = world.offer(need, first.id());
        world.assign(visit, second.id()).expect(200);
        world.agreed(need, second.id(), AT).expect(200);
        Answer done = ReplacementWorld.accept(
                        first, offers.getFirst(), world.visits().at(AT))
                .expect(200);
        assertThat(done.field("outcome")).isEqualTo("accepted");
        assertThat(done.json().path("visitIds")).extracting(JsonNode::asText).containsExactly(later);
        assertThat(done.field("message")).contains("Een deel van de bezoeken was al vergeven");
        assertThat(worker(visit)).isEqualTo(second.id().toString());
        assertThat(world.full(need).path("state").asText()).isEqualTo("filled");
    }

    @Test
    void what_stands_in_the_way_at_that_moment_is_told_and_kept() {
        String offer = world.offer(need, first.id()).getFirst();
        UUID elsewhere = world.fixtures().assignment(world.fixtures().client("Elders"));
        world.visit(elsewhere, first.id(), "2026-02-02", "09:30", "11:00");
        Answer done =
                ReplacementWorld.accept(first, offer, world.visits().at(AT)).expect(200);
        assertThat(done.field("outcome")).isEqualTo("notPossible");
        assertThat(done.field("message")).contains("Er is al een bezoek op 2 februari 2026");
        assertThat(worker(visit)).isEqualTo(absent.id().toString());
        assertThat(world.full(need).at("/offers/0/state").asText()).isEqualTo("notPossible");
        String other = world.offer(need, second.id()).getFirst();
        world.app().sql("UPDATE worker_vog SET valid_until = '2026-01-31' WHERE worker_id = '" + second.id() + "'");
        Answer expired =
                ReplacementWorld.accept(second, other, world.visits().at(AT)).expect(200);
        assertThat(expired.field("message")).contains("De VOG is geldig tot en met 31 januari 2026");
    }

    @Test
    void a_withdrawn_or_expired_offer_comes_too_late_and_the_phones_time_counts() {
        List<String> offers = new ArrayList<>();
        world.planner()
                .call(
                        "offerReplacement",
                        Map.of("needId", need),
                        json(
                                "workerIds",
                                List.of(first.id().toString(), second.id().toString()),
                                "answerBefore",
                                "2026-01-30T12:05:00+01:00",
                                "visitIds",
                                List.of(visit)))
                .expect(201)
                .json()
                .path("items")
                .forEach(each -> offers.add(each.path("id").asText()));
        world.planner()
                .call("withdrawOffer", Map.of("offerId", offers.get(0)), json("reason", "Toch niet nodig"))
                .expect(200);
        world.planner()
                .call("withdrawOffer", Map.of("offerId", offers.get(0)), json("reason", "Toch niet nodig"))
                .expectProblem(409, "offer-closed");
        Answer withdrawn = ReplacementWorld.accept(
                        first, offers.get(0), world.visits().at(AT))
                .expect(200);
        assertThat(withdrawn.field("outcome")).isEqualTo("tooLate");
        assertThat(withdrawn.field("message")).isEqualTo("Dit aanbod is ingetrokken.");
        assertThat(worker(visit)).isEqualTo(absent.id().toString());
        Answer inTime = ReplacementWorld.accept(
                        second, offers.get(1), world.visits().at(AT))
                .expect(200);
        assertThat(inTime.field("outcome")).isEqualTo("accepted");
        world.planner()
                .call(
                        "offerReplacement",
                        Map.of("needId", need),
                        json("workerIds", List.of(first.id().toString()), "answerBefore", AT))
                .expectProblem(422, "answer-before-past");
    }

    @Test
    void declining_is_kept_and_she_may_change_her_mind() {
        String offer = world.offer(need, first.id()).getFirst();
        Answer no = first.api()
                .call("declineOffer", Map.of("offerId", offer), world.visits().at(AT, "text", "Dan ben ik weg"))
                .expect(200);
        assertThat(no.field("outcome")).isEqualTo("declined");
        assertThat(world.full(need).at("/answers/0/text").asText()).isEqualTo("Dan ben ik weg");
        Answer yes =
                ReplacementWorld.accept(first, offer, world.visits().at(AT)).expect(200);
        assertThat(yes.field("outcome")).isEqualTo("accepted");
        Answer again = first.api()
                .call("declineOffer", Map.of("offerId", offer), world.visits().at(AT))
                .expect(200);
        assertThat(again.field("outcome")).isEqualTo("tooLate");
        assertThat(worker(visit)).isEqualTo(first.id().toString());
    }

    @Test
    void nobody_is_asked_who_could_not_go_or_was_asked_already() {
        UUID without = world.fixtures().workerWithoutVog("Zonder");
        Answer refused = call(without).expectProblem(422, "worker-has-no-valid-vog");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/workerIds/0");
        world.planner()
                .call(
                        "setUnwantedCombination",
                        Map.of(),
                        json(
                                "clientId",
                                client.toString(),
                                "workerId",
                                second.id().toString(),
                                "wishOf",
                                "client",
                                "reason",
                                "Wens van de cliënt"))
                .expect(201);
        call(second.id()).expectProblem(422, "combination-unwanted");
        world.assign(visit, second.id()).expectProblem(422, "combination-unwanted");
        call(first.id()).expect(201);
        call(first.id()).expectProblem(409, "offer-open");
        call(UUID.randomUUID()).expectProblem(422, "worker-unknown");
        call(absent.id()).expectProblem(422, "worker-on-leave");
    }

    private Answer call(UUID worker) {
        return world.planner()
                .call("offerReplacement", Map.of("needId", need), json("workerIds", List.of(worker.toString())));
    }

    @Test
    void an_offer_of_a_colleague_is_nobodys_elses() {
        String offer = world.offer(need, first.id()).getFirst();
        ReplacementWorld.accept(second, offer, world.visits().at(AT)).expectProblem(404, "not-found");
        assertThat(mine(second)).isEmpty();
    }

    @Test
    void an_offer_wakes_the_phone_and_is_in_no_page_of_the_feed() {
        String offer = world.offer(need, first.id()).getFirst();
        assertThat(world.app()
                        .value("SELECT count(*) FROM change WHERE entity_id = '" + offer + "' AND worker_id = '"
                                + first.id() + "'"))
                .isEqualTo("1");
        first.api().call("getSyncChanges", Map.of()).expect(200);
        assertThat(first.api().call("getSyncChanges", Map.of()).expect(200).text())
                .doesNotContain(offer);
    }

    @Test
    void a_leave_that_is_taken_back_withdraws_what_was_offered() {
        UUID away = world.fixtures().worker("Verlof");
        UUID another = world.fixtures().client("Met verlof");
        world.visit(world.fixtures().assignment(another), away, "2026-02-16");
        String leave = world.leave(away, "2026-02-14", "2026-02-20");
        String open = world.need(another).path("id").asText();
        world.offer(open, first.id());
        world.planner()
                .call("cancelLeave", Map.of("workerId", away, "leaveId", leave))
                .expect(200);
        assertThat(mine(first).getFirst().path("state").asText()).isEqualTo("withdrawn");
        call2(open).expectProblem(409, "replacement-settled");
    }

    private Answer call2(String needId) {
        return world.planner()
                .call(
                        "offerReplacement",
                        Map.of("needId", needId),
                        json("workerIds", List.of(second.id().toString())));
    }

    private List<JsonNode> mine(VisitWorld.Worker worker) {
        List<JsonNode> offers = new ArrayList<>();
        worker.api()
                .call("listMyOffers", Map.of())
                .expect(200)
                .json()
                .path("items")
                .forEach(offers::add);
        return offers;
    }

    private String worker(String visitId) {
        return world.visits().visit(visitId).at("/visit/workerId").asText();
    }
}
