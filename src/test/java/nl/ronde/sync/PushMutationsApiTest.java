package nl.ronde.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PushMutationsApiTest {
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
        // Of each test's own, so that its hours count by themselves.
        client = visits.fixtures().client("Sync");
        assignment = visits.fixtures().assignment(client);
    }

    private String planned(String begin, String end) {
        return visits.plan(assignment, worker.id(), begin, end);
    }

    private List<Map<String, Object>> day(String visit) {
        return List.of(
                world.item("visit.legitimation", visit, visits.at("09:00", "document", "companyPass")),
                world.item("visit.check-in", visit, visits.at("09:01")),
                world.item("visit.activities", visit, visits.at("09:30", "items", List.of(hotMeal(true)))),
                world.item("visit.note", visit, visits.at("09:40", "kind", "note", "text", "Alles goed")),
                world.item("visit.check-out", visit, visits.at("10:31")));
    }

    private static Map<String, Object> hotMeal(boolean done) {
        return json("area", "meals", "activity", "hot-meal", "done", done);
    }

    @Test
    void a_visit_that_was_done_without_a_network_is_the_same_as_one_that_was_reported_at_once() {
        String visit = planned("09:00", "10:30");
        assertThat(world.outcomes(worker.api(), day(visit)))
                .containsOnly("applied")
                .hasSize(5);
        JsonNode seen = visits.visit(visit);
        assertThat(seen.at("/visit/status").asText()).isEqualTo("completed");
        assertThat(seen.at("/visit/begin").asText()).isEqualTo("2026-01-06T08:01:00Z");
        assertThat(seen.at("/visit/reportedBegin/clockQuality").asText()).isEqualTo("measured");
        assertThat(seen.at("/visit/minutes").asInt()).isEqualTo(90);
        assertThat(visits.open(visit)).isEmpty();
    }

    @Test
    void shuffled_repeated_five_times_at_once_and_also_sent_online_a_day_has_one_effect() throws Exception {
        String visit = planned("11:00", "12:00");
        UUID key = Ids.next();
        Map<String, Object> note = visits.at("11:10", "kind", "note", "text", "Eén keer");
        List<Map<String, Object>> items = new ArrayList<>(List.of(
                world.item("visit.legitimation", visit, visits.at("11:00", "document", "companyPass")),
                world.item("visit.check-in", visit, visits.at("11:00")),
                world.item(key, "visit.note", visit, note),
                world.item("visit.check-out", visit, visits.at("12:00"))));
        Collections.reverse(items);
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Future<List<String>>> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                sent.add(threads.submit(() -> world.outcomes(worker.api(), items)));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> each : sent) {
                all.addAll(each.get());
            }
            assertThat(all).containsOnly("applied", "duplicate");
            assertThat(all.stream().filter("applied"::equals)).hasSize(4);
        }
        Answer online = worker.api()
                .call("addVisitNote", Map.of("visitId", visit, "Idempotency-Key", key.toString()), note)
                .expect(200);
        assertThat(online.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(visits.visit(visit).path("facts")).hasSize(4);
        assertThat(visits.open(visit)).isEmpty();
    }

    @Test
    void an_act_that_was_sent_online_and_lost_its_answer_is_a_duplicate_with_the_first_answer() {
        String visit = planned("13:00", "14:00");
        UUID key = Ids.next();
        Map<String, Object> body = visits.at("13:00");
        worker.api()
                .call("checkInVisit", Map.of("visitId", visit, "Idempotency-Key", key.toString()), body)
                .expect(200);
        JsonNode outcome = world.push(worker.api(), List.of(world.item(key, "visit.check-in", visit, body)))
                .expect(200)
                .json()
                .at("/outcomes/0");
        assertThat(outcome.path("outcome").asText()).isEqualTo("duplicate");
        assertThat(outcome.path("first").asText()).isEqualTo("applied");
        assertThat(outcome.at("/answer/status").asText()).isEqualTo("underWay");
    }

    @Test
    void a_bad_item_never_harms_the_others_and_is_kept_for_the_office() {
        String visit = planned("17:00", "18:00");
        String good = Json.write(world.item("visit.check-in", visit, visits.at("17:00")));
        String after = Json.write(world.item("visit.check-out", visit, visits.at("18:00")));
        String item = Json.write(world.item("visit.note", visit, visits.at("17:10", "kind", "note", "text", "T")));
        List<String> bad = List.of(
                item.replace("visit.note", "visit.dance"),
                item.replace("\"kind\":\"note\"", "\"kind\":\"song\""),
                item.replace("\"deviceSeq\":", "\"deviceSeq\":1e400,\"x\":"),
                item.replace("\"text\":\"T\"", "\"text\":" + "[".repeat(2000) + "]".repeat(2000)),
                item.replace("\"text\":\"T\"", "\"text\":\"a\\u0000b\""),
                item.replace("\"text\":\"T\"", "\"text\":\"a\",\"text\":\"b\""),
                item.replace("\"mutationId\":", "\"mutation\":"),
                "17",
                "null",
                "{}");
        List<String> sent = new ArrayList<>(bad);
        sent.add(3, good);
        sent.add(after);
        JsonNode outcomes = raw(sent).expect(200).json().path("outcomes");
        List<String> words = new ArrayList<>();
        outcomes.forEach(each -> words.add(each.path("outcome").asText()));
        assertThat(words.get(3)).isEqualTo("applied");
        assertThat(words.getLast()).isEqualTo("applied");
        words.remove(words.size() - 1);
        words.remove(3);
        assertThat(words).containsOnly("rejected");
        JsonNode rejected = visits.app()
                .as("teamleider")
                .call("listSyncReviews", Map.of("state", "rejected", "limit", 200))
                .expect(200)
                .json();
        assertThat(rejected.path("items").size()).isGreaterThanOrEqualTo(bad.size());
    }

    private Answer raw(List<String> items) {
        String body =
                "{\"sentAt\":" + Json.write(world.sentNow()) + ",\"mutations\":[" + String.join(",", items) + "]}";
        return TestClient.send(request()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + visits.app().server().httpPort() + "/v1/sync/mutations"))
                .header("Authorization", "Bearer " + worker.api().token());
    }

    @Test
    void a_batch_that_cannot_be_read_at_all_is_refused_as_a_whole() {
        assertThat(post("{\"sentAt\":", "application/json").code()).isEqualTo("malformed-json");
        assertThat(post("{\"mutations\":[]}", "application/json").code()).isEqualTo("invalid-request");
        assertThat(post("[]", "application/json").code()).isEqualTo("invalid-request");
        List<String> many = Collections.nCopies(501, "{}");
        assertThat(raw(many).expectProblem(413, "too-large").code()).isEqualTo("too-large");
        assertThat(raw(List.of("{\"x\":\"" + "y".repeat(1 << 20) + "\"}")).status())
                .isEqualTo(413);
    }

    private Answer post(String body, String type) {
        return TestClient.send(request()
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void a_batch_may_come_packed_but_not_as_a_bomb() throws IOException {
        String visit = planned("19:00", "20:00");
        String body = Json.write(json(
                "sentAt",
                world.sentNow(),
                "mutations",
                List.of(world.item("visit.check-in", visit, visits.at("19:00")))));
        Answer answer = packed(gzip(body.getBytes(UTF_8))).expect(200);
        assertThat(answer.json().at("/outcomes/0/outcome").asText()).isEqualTo("applied");
        packed(gzip(new byte[50 << 20])).expectProblem(413, "too-large");
        packed("no gzip".getBytes(UTF_8)).expectProblem(400, "malformed-http");
    }

    private Answer packed(byte[] bytes) {
        return TestClient.send(request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void of_the_same_item_the_later_act_of_the_phone_stands_whatever_arrives_first() {
        String visit = planned("20:30", "21:00");
        Map<String, Object> first =
                world.item("visit.activities", visit, visits.at("20:31", "items", List.of(hotMeal(true))));
        Map<String, Object> second =
                world.item("visit.activities", visit, visits.at("20:32", "items", List.of(hotMeal(false))));
        assertThat(world.outcomes(worker.api(), List.of(second))).containsExactly("applied");
        assertThat(world.outcomes(worker.api(), List.of(first))).containsExactly("merged");
        assertThat(visits.visit(visit).at("/activities/0/done").asBoolean()).isFalse();
    }

    @Test
    void the_office_sees_what_a_phone_still_holds_after_it_handed_in_and_not_what_it_held() {
        String visit = planned("22:00", "22:30");
        Map<String, Object> in = world.item("visit.check-in", visit, visits.at("22:00"));
        Map<String, Object> out = world.item("visit.check-out", visit, visits.at("22:30"));
        assertThat(queueAfter(3, List.of(in, out))).isEqualTo(1);
        assertThat(queueAfter(1, List.of(in))).isZero();
    }

    private int queueAfter(int before, List<?> items) {
        worker.api()
                .call(
                        "pushSyncMutations",
                        Map.of(),
                        json(
                                "sentAt",
                                world.sentNow(),
                                "device",
                                json("queueLength", before, "oldestUnsentAt", "2026-01-06T21:00:00Z"),
                                "mutations",
                                items))
                .expect(200);
        return visits.app()
                .as("planner")
                .call("listDevices", Map.of("workerId", worker.id()))
                .expect(200)
                .json()
                .at("/items/0/health/queueLength")
                .asInt(-1);
    }

    @Test
    void somebody_elses_key_is_independent() {
        String visit = planned("21:00", "21:30");
        VisitWorld.Worker other = visits.worker();
        String theirs = visits.plan(assignment, other.id(), "21:00", "21:30");
        UUID key = Ids.next();
        assertThat(world.outcomes(worker.api(), List.of(world.item(key, "visit.check-in", visit, visits.at("21:00")))))
                .containsExactly("applied");
        assertThat(world.outcomes(other.api(), List.of(world.item(key, "visit.check-in", theirs, visits.at("21:00")))))
                .containsExactly("applied");
    }
}
