package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers report and read, whose it is, and that it counts once, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkApiTest {
    private VisitWorld world;
    private VisitWorld.Worker worker;
    private VisitWorld.Worker colleague;
    private UUID client;
    private UUID assignment;

    @BeforeAll
    void start() {
        world = new VisitWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newPeople() {
        worker = world.worker();
        colleague = world.worker();
        client = world.fixtures().client("Testclient");
        assignment = world.fixtures().assignment(client);
    }

    @Test
    void nobody_home_is_for_the_account_of_the_client() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        Answer told = worker.report("reportNotDelivered", visit, world.at("09:10", "reason", "nobodyHome"))
                .expect(200);
        assertThat(told.field("status")).isEqualTo("notDelivered");
        assertThat(world.visit(visit).at("/visit/notDelivered/account").asText())
                .isEqualTo("client");
        assertThat(world.visit(visit).at("/visit/minutes").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"strike", "staffShortage", "workerUnable"})
    void kampen_art_12_strikes_and_staff_shortage_are_always_the_providers_own(String reason) {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.report("reportNotDelivered", visit, world.at("09:10", "reason", reason, "account", "client"))
                .expect(200);
        assertThat(world.visit(visit).at("/visit/notDelivered/account").asText())
                .isEqualTo("provider");
    }

    @Test
    void who_is_home_after_all_is_believed_and_the_office_settles_it() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.report("reportNotDelivered", visit, world.at("09:10", "reason", "nobodyHome"))
                .expect(200);
        worker.delivers(visit, "09:15", "11:00");
        assertThat(world.open(visit)).containsExactly("CANCELLED_BUT_DELIVERED");
        assertThat(world.visit(visit).at("/visit").has("notDelivered")).isFalse();
    }

    @Test
    void a_signal_is_a_fact_of_the_visit() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.report("reportSignal", visit, world.at("10:00", "text", "De koelkast is leeg"))
                .expect(200);
        colleague
                .report("reportSignal", visit, world.at("10:00", "text", "Niet van mij"))
                .expectProblem(404, "not-found");
        JsonNode facts = world.visit(visit).path("facts");
        assertThat(facts).hasSize(1);
        assertThat(facts.at("/0/kind").asText()).isEqualTo("signal");
        assertThat(facts.at("/0/text").asText()).isEqualTo("De koelkast is leeg");
        assertThat(facts.at("/0/occurredAt").asText()).isEqualTo("2026-01-06T09:00:00Z");
    }

    @Test
    void the_areas_are_closed_and_the_list_in_each_is_open() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        activities(visit, "gardening", "dust").expectProblem(422, "result-area-unknown");
        activities(visit, "meals", "dust").expectProblem(422, "activity-unknown");
        activities(visit, "clean-home", "dust").expect(200);
    }

    @Test
    void an_item_is_merged_and_the_highest_number_of_the_phone_wins() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        for (int seq : new int[] {2, 1}) {
            worker.report(
                            "recordActivities",
                            visit,
                            world.at(
                                    "10:00",
                                    "deviceSeq",
                                    seq,
                                    "items",
                                    List.of(json("area", "meals", "freeText", "Soep", "done", seq == 2))))
                    .expect(200);
        }
        assertThat(world.visit(visit).path("activities")).hasSize(1);
        assertThat(world.visit(visit).at("/activities/0/done").asBoolean()).isTrue();
    }

    @Test
    void one_act_sent_six_times_at_once_has_one_effect() throws Exception {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.legitimates(visit, "09:00");
        worker.checksIn(visit, "09:00");
        Map<String, Object> body = world.at("11:00");
        Map<String, Object> parameters = Map.of("visitId", visit, "Idempotency-Key", UUID.randomUUID());
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sends.add(() -> worker.api().call("checkOutVisit", parameters, body));
        }
        List<Answer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<Answer> answer : pool.invokeAll(sends)) {
                answers.add(answer.get().expect(200));
            }
        }
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(answers.stream().filter(each -> "true".equals(each.header("Idempotent-Replayed"))))
                .hasSize(5);
        assertThat(world.app()
                        .value("SELECT count(*) FROM visit_event WHERE kind = 'CHECK_OUT' AND visit_id = '" + visit
                                + "'"))
                .isEqualTo("1");
        worker.api().call("checkOutVisit", parameters, world.at("11:30")).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_visit_or_client_that_is_not_hers_is_not_there_and_the_attempt_is_written_down() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        colleague.report("checkInVisit", visit, world.at("09:00")).expectProblem(404, "not-found");
        colleague
                .report("checkInVisit", Ids.next().toString(), world.at("09:00"))
                .expectProblem(404, "not-found");
        colleague.api().call("getMyClient", Map.of("clientId", client)).expectProblem(404, "not-found");
        assertThat(world.app()
                        .value("SELECT count(*) FROM audit_entry WHERE kind = 'DENY' AND object_id IN ('" + visit
                                + "','" + client + "')"))
                .isEqualTo("2");
        assertThat(world.visit(visit).path("facts")).isEmpty();
    }

    @Test
    void a_client_is_seen_from_yesterday_to_fourteen_days_ahead() {
        UUID near = world.fixtures().client("Dichtbij");
        world.plan(
                world.fixtures().assignment(near),
                worker.id(),
                "2026-02-13T09:00:00+01:00",
                "2026-02-13T10:00:00+01:00");
        UUID far = world.fixtures().client("Ver");
        world.plan(
                world.fixtures().assignment(far),
                worker.id(),
                "2026-02-14T09:00:00+01:00",
                "2026-02-14T10:00:00+01:00");
        worker.api().call("getMyClient", Map.of("clientId", near)).expect(200);
        worker.api().call("getMyClient", Map.of("clientId", far)).expectProblem(404, "not-found");
        Answer all = worker.api()
                .call("listMyVisits", Map.of("from", "2026-01-01", "until", "2026-12-31"))
                .expect(200);
        assertThat(all.json().path("visits")).hasSize(1);
        assertThat(all.field("from")).isEqualTo("2026-01-29");
        assertThat(all.field("until")).isEqualTo("2026-02-13");
        assertThat(worker.api()
                        .call("getMyDay", Map.of("date", "2026-02-14"))
                        .expect(200)
                        .json()
                        .path("visits"))
                .isEmpty();
    }

    @Test
    void the_day_shows_what_is_needed_at_the_door_and_no_more() {
        String visit = world.plan(assignment, worker.id(), "2026-01-30T09:00:00+01:00", "2026-01-30T10:00:00+01:00");
        Answer day = worker.api().call("getMyDay").expect(200);
        JsonNode mine = day.json().at("/visits/0");
        assertThat(mine.path("id").asText()).isEqualTo(visit);
        assertThat(mine.path("firstContact").asBoolean()).isTrue();
        assertThat(mine.at("/client/accessNote").asText()).isEqualTo("Sleutel bij de buren");
        assertThat(mine.path("resultAreas")).hasSize(3);
        assertThat(day.json().at("/catalogues/0/areas")).hasSize(3);
        assertThat(day.text().toLowerCase(java.util.Locale.ROOT)).doesNotContain("bsn", "tariff", "cents", "approval");
        worker.legitimates(visit, "2026-01-30T09:00:00+01:00");
        assertThat(worker.api()
                        .call("getMyDay")
                        .json()
                        .at("/visits/0/firstContact")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_note_and_a_signal_are_kept() {
        String visit = world.plan(assignment, worker.id(), "09:00", "11:00");
        worker.report("addVisitNote", visit, world.at("10:00", "kind", "signal", "text", "Mevrouw is gevallen"))
                .expect(200);
        assertThat(world.visit(visit).at("/facts/0/kind").asText()).isEqualTo("signal");
        assertThat(world.visit(visit).at("/visit/status").asText()).isEqualTo("planned");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T23:00:00+01:00, 2026-03-29T07:00:00+02:00, 420",
        "2026-10-24T23:00:00+02:00, 2026-10-25T07:00:00+01:00, 540"
    })
    void a_night_shift_over_a_clock_change_counts_its_real_hours(String begin, String end, int minutes) {
        try (VisitWorld later = new VisitWorld()) {
            later.app().moveTo(java.time.Instant.parse("2026-10-26T11:00:00Z"));
            UUID night =
                    later.fixtures().assignment(later.fixtures().client("Nacht"), "2026-01-01", "2026-12-31", 9000);
            VisitWorld.Worker nurse = later.worker();
            String visit = later.plan(night, nurse.id(), begin, end);
            nurse.delivers(visit, begin, end);
            assertThat(later.visit(visit).at("/visit/minutes").asInt()).isEqualTo(minutes);
            assertThat(later.visit(visit).at("/visit/day").asText()).isEqualTo(begin.substring(0, 10));
            assertThat(later.open(visit)).isEmpty();
        }
    }

    private Answer activities(String visit, String area, String activity) {
        return worker.report(
                "recordActivities",
                visit,
                world.at("10:00", "items", List.of(json("area", area, "activity", activity, "done", true))));
    }
}
