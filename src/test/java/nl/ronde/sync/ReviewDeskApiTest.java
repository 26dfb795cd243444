package nl.ronde.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Acts that could not be carried out at once: what waits, for what, and what a person makes of it. */
@TestInstance(Lifecycle.PER_CLASS)
class ReviewDeskApiTest {
    private final SyncWorld world = new SyncWorld();
    private final VisitWorld visits = world.visits();
    private UUID client;
    private UUID assignment;
    private VisitWorld.Worker worker;

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void worker() {
        worker = visits.worker();
        client = visits.fixtures().client("Bureau");
        assignment = visits.fixtures().assignment(client);
    }

    private String planned(String begin, String end) {
        return visits.plan(assignment, worker.id(), begin, end);
    }

    @Test
    void the_same_key_with_other_content_is_kept_beside_the_first_and_a_planner_may_apply_it() {
        String visit = planned("14:00", "15:00");
        UUID key = Ids.next();
        world.outcomes(
                worker.api(),
                List.of(world.item(key, "visit.note", visit, visits.at("14:10", "kind", "note", "text", "Een"))));
        Map<String, Object> other = visits.at("14:10", "kind", "note", "text", "Twee");
        assertThat(world.outcomes(worker.api(), List.of(world.item(key, "visit.note", visit, other))))
                .containsExactly("review");
        assertThat(world.outcomes(worker.api(), List.of(world.item(key, "visit.note", visit, other))))
                .containsExactly("duplicate");
        JsonNode review = world.review(visit);
        assertThat(review.at("/review/problem").asText()).isEqualTo("idempotency-key-reused");
        assertThat(review.at("/sent/payload/text").asText()).isEqualTo("Twee");
        assertThat(review.at("/firstAnswer/visitId").asText()).isEqualTo(visit);
        world.settle(review, "apply").expect(200);
        assertThat(texts(visit)).containsExactlyInAnyOrder("Een", "Twee");
        world.settle(review, "apply").expectProblem(409, "review-settled");
    }

    @Test
    void a_visit_that_was_never_in_reach_goes_to_review_and_is_done_at_the_workers_time_when_applied() {
        UUID stranger = visits.fixtures().client("Vreemd");
        VisitWorld.Worker other = visits.worker();
        String visit = visits.plan(visits.fixtures().assignment(stranger), other.id(), "09:00", "10:00");
        assertThat(world.outcomes(worker.api(), List.of(world.item("visit.check-in", visit, visits.at("09:05")))))
                .containsExactly("review");
        JsonNode review = world.review(visit);
        assertThat(review.at("/visit/status").asText()).isEqualTo("planned");
        assertThat(review.at("/review/occurredAt").asText()).isEqualTo("2026-01-06T08:05:00Z");
        world.settle(review, "apply").expect(200);
        assertThat(visits.visit(visit).at("/visit/begin").asText()).isEqualTo("2026-01-06T08:05:00Z");
        assertThat(visits.open(visit)).contains("WRONG_WORKER");
    }

    @Test
    void an_incident_at_a_client_she_never_visited_is_reported_as_hers_when_applied() {
        UUID stranger = visits.fixtures().client("Invaller");
        visits.fixtures().assignment(stranger);
        String id = Ids.next().toString();
        Map<String, Object> told = visits.at(
                "09:05", "id", id, "clientId", stranger.toString(), "kind", "incident", "description", "Gevallen.");
        assertThat(world.outcomes(worker.api(), List.of(world.item("incident.report", id, told))))
                .containsExactly("review");
        world.settle(world.review(id), "apply").expect(200);
        JsonNode incident = visits.app()
                .as("teamleider")
                .call("getIncident", Map.of("incidentId", id))
                .expect(200)
                .json();
        assertThat(incident.path("occurredAt").asText()).isEqualTo("2026-01-06T08:05:00Z");
        assertThat(incident.path("workerId").asText()).isEqualTo(worker.id().toString());
        String nobody = Ids.next().toString();
        Map<String, Object> ofNobody = new LinkedHashMap<>(told);
        ofNobody.put("id", nobody);
        ofNobody.put("clientId", Ids.next().toString());
        ofNobody.put("occurred", visits.phone("09:06"));
        assertThat(world.outcomes(worker.api(), List.of(world.item("incident.report", nobody, ofNobody))))
                .containsExactly("review");
        world.settle(world.review(nobody), "apply").expectProblem(422, "client-unknown");
    }

    @Test
    void what_is_kept_without_effect_stays_so_when_it_is_sent_again() {
        UUID stranger = visits.fixtures().client("Vreemder");
        String visit = visits.plan(
                visits.fixtures().assignment(stranger), visits.worker().id(), "09:00", "10:00");
        Map<String, Object> item = world.item("visit.check-in", visit, visits.at("09:05"));
        world.outcomes(worker.api(), List.of(item));
        world.settle(world.review(visit), "keep").expect(200);
        JsonNode again = world.push(worker.api(), List.of(item)).json().at("/outcomes/0");
        assertThat(again.path("outcome").asText()).isEqualTo("duplicate");
        assertThat(again.path("first").asText()).isEqualTo("review");
        assertThat(visits.visit(visit).at("/visit/status").asText()).isEqualTo("planned");
    }

    @Test
    void an_act_on_a_visit_that_is_not_known_yet_waits_for_it() {
        String visit = Ids.next().toString();
        Map<String, Object> out = world.item("visit.check-out", visit, visits.at("16:30"));
        assertThat(world.outcomes(worker.api(), List.of(out))).containsExactly("held");
        planned("09:00", "09:30");
        Map<String, Object> made =
                visits.at("16:00", "id", visit, "clientId", client.toString(), "begin", visits.phone("16:00"));
        assertThat(world.outcomes(worker.api(), List.of(world.item("visit.unscheduled", visit, made))))
                .containsExactly("applied");
        assertThat(visits.visit(visit).at("/visit/status").asText()).isEqualTo("completed");
        assertThat(visits.visit(visit).at("/visit/end").asText()).isEqualTo("2026-01-06T15:30:00Z");
        assertThat(world.outcomes(worker.api(), List.of(out))).containsExactly("duplicate");
    }

    @Test
    void what_waited_for_a_visit_that_turns_out_to_be_a_colleagues_is_for_a_person_at_once() {
        String visit = Ids.next().toString();
        assertThat(world.outcomes(worker.api(), List.of(world.item("visit.check-in", visit, visits.at("21:00")))))
                .containsExactly("held");
        VisitWorld.Worker colleague = visits.worker();
        UUID theirs = visits.fixtures().client("Collega");
        visits.plan(visits.fixtures().assignment(theirs), colleague.id(), "20:00", "20:30");
        Map<String, Object> made =
                visits.at("21:00", "id", visit, "clientId", theirs.toString(), "begin", visits.phone("21:00"));
        assertThat(world.outcomes(colleague.api(), List.of(world.item("visit.unscheduled", visit, made))))
                .containsExactly("applied");
        visits.app().server().app().jobs().runDue();
        assertThat(world.review(visit).at("/review/state").asText()).isEqualTo("review");
    }

    @Test
    void what_waited_a_day_in_vain_is_for_a_person() {
        try (SyncWorld own = new SyncWorld()) {
            VisitWorld.Worker one = own.visits().worker();
            String visit = Ids.next().toString();
            own.outcomes(
                    one.api(),
                    List.of(own.item("visit.check-in", visit, own.visits().at("09:00"))));
            own.visits().app().moveTo(own.now().plusSeconds(24 * 3600 - 1));
            own.visits().app().server().app().jobs().runDue();
            assertThat(state(own)).isEqualTo("held");
            own.visits().app().moveTo(own.now().plusSeconds(2));
            own.visits().app().server().app().jobs().runDue();
            assertThat(state(own)).isEqualTo("review");
        }
    }

    private List<String> texts(String visit) {
        List<String> texts = new ArrayList<>();
        visits.visit(visit)
                .path("facts")
                .forEach(each -> texts.add(each.path("text").asText()));
        return texts;
    }

    private static String state(SyncWorld own) {
        return own.visits()
                .app()
                .as("planner")
                .call("listSyncReviews")
                .expect(200)
                .json()
                .at("/items/0/state")
                .asText();
    }
}
