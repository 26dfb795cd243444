package nl.ronde.sync;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones whose clock or app is off: nothing they say is lost, and none of it becomes an impossible time. */
@TestInstance(Lifecycle.PER_CLASS)
class OddPhonesApiTest {
    private final SyncWorld world = new SyncWorld();
    private final VisitWorld visits = world.visits();
    private final UUID client = visits.fixtures().client("Klok");
    private final UUID assignment = visits.fixtures().assignment(client);
    private VisitWorld.Worker worker;
    private int hour = 5;

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void worker() {
        worker = visits.worker();
    }

    private String planned() {
        hour++;
        return visits.plan(assignment, worker.id(), "%02d:00".formatted(hour), "%02d:30".formatted(hour));
    }

    private static Map<String, Object> with(Map<String, Object> item, Object occurred) {
        Map<String, Object> other = new HashMap<>(item);
        other.put("occurred", occurred);
        return other;
    }

    @Test
    void a_moment_without_a_clock_rejects_its_item_alone() {
        String visit = planned();
        Map<String, Object> note = visits.at("09:00", "kind", "note", "text", "Goed");
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(world.item("visit.note", visit, note));
        items.add(with(world.item("visit.note", visit, note), Map.of()));
        items.add(with(world.item("visit.note", visit, note), Map.of("elapsedMs", 5)));
        items.add(world.item("visit.note", visit, note));
        assertThat(world.outcomes(worker.api(), items)).containsExactly("applied", "rejected", "rejected", "applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
    void an_absurd_clock_books_the_act_at_its_receipt_for_the_office_to_look(String wall) {
        String visit = planned();
        Map<String, Object> in = with(
                world.item("visit.check-in", visit, visits.at("09:00")),
                Map.of("wall", visits.phone("09:00").get("wall")));
        Answer answer = worker.api()
                .call("pushSyncMutations", Map.of(), json("sentAt", json("wall", wall), "mutations", List.of(in)));
        JsonNode outcome = answer.expect(200).json().at("/outcomes/0");
        assertThat(outcome.path("outcome").asText()).isEqualTo("applied");
        assertThat(outcome.at("/answer/occurredAt").asText())
                .isEqualTo(world.now().toString());
        assertThat(outcome.at("/answer/clockQuality").asText()).isEqualTo("unverified");
        assertThat(visits.open(visit)).contains("CLOCK_UNVERIFIED");
        world.pull(worker.api(), null, 100).expect(200);
    }

    @Test
    void an_act_from_the_future_is_not_quietly_moved_to_now() {
        String visit = planned();
        String ahead = world.now().plusSeconds(7 * 24 * 3600).toString();
        Map<String, Object> item = with(world.item("visit.check-in", visit, visits.at("09:00")), Map.of("wall", ahead));
        assertThat(world.outcomes(worker.api(), List.of(item))).containsExactly("applied");
        assertThat(visits.exception(visit, "CLOCK_UNVERIFIED")
                        .path("mustSettle")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_end_before_its_begin_must_be_settled() {
        String visit = planned();
        assertThat(world.outcomes(
                        worker.api(),
                        List.of(
                                world.item("visit.check-in", visit, visits.at("09:40")),
                                world.item("visit.check-out", visit, visits.at("09:10")))))
                .containsOnly("applied");
        assertThat(visits.exception(visit, "CLOCK_UNVERIFIED")
                        .path("mustSettle")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void delivered_and_then_not_delivered_is_for_a_person() {
        String visit = planned();
        assertThat(world.outcomes(
                        worker.api(),
                        List.of(
                                world.item("visit.check-in", visit, visits.at("09:00")),
                                world.item("visit.check-out", visit, visits.at("09:30")),
                                world.item("visit.not-delivered", visit, visits.at("09:31", "reason", "nobodyHome")))))
                .containsExactly("applied", "applied", "merged");
        assertThat(visits.open(visit)).contains("CANCELLED_BUT_DELIVERED");
    }

    @Test
    void an_activity_of_another_list_is_free_text_once_the_office_admits_it() {
        String visit = planned();
        Map<String, Object> body = visits.at(
                "09:00",
                "items",
                List.of(
                        json("area", "meals", "activity", "hot-meal", "done", true),
                        json("area", "meals", "activity", "soup-of-last-year", "done", true)));
        assertThat(world.outcomes(worker.api(), List.of(world.item("visit.activities", visit, body))))
                .containsExactly("review");
        world.settle(world.review(visit), "apply").expect(200);
        assertThat(visits.visit(visit).path("activities")).hasSize(2);
        assertThat(visits.visit(visit).path("activities").toString()).contains("\"freeText\":\"soup-of-last-year\"");
    }

    @Test
    void a_client_that_is_nobody_stays_refused_at_the_desk() {
        String visit = Ids.next().toString();
        Map<String, Object> body =
                visits.at("09:00", "id", visit, "clientId", Ids.next().toString(), "begin", visits.phone("09:00"));
        assertThat(world.outcomes(worker.api(), List.of(world.item("visit.unscheduled", visit, body))))
                .containsExactly("review");
        world.settle(world.review(visit), "apply").expectProblem(422, "client-unknown");
        world.settle(world.review(visit), "keep").expect(200);
    }
}
