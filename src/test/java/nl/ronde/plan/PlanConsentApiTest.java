package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.blob.TestImages;
import nl.ronde.blob.TestUploads;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence of consent: what a worker reports of it is a fact, whether it can sign the plan or not. */
class PlanConsentApiTest {
    private static PlanWorld world;
    private static VisitWorld.Worker worker;
    private static int days;
    private static int sequence;

    private Care care;
    private JsonNode plan;

    @BeforeAll
    static void start() {
        world = new PlanWorld();
        worker = world.visits().worker();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void plan() {
        care = world.care("Jansen");
        days++;
        String day = "2026-02-%02dT".formatted(days);
        world.visits().plan(care.assignment(), worker.id(), day + "09:00:00+01:00", day + "11:00:00+01:00");
        plan = world.presented(care, PlanWorld.kampen());
    }

    private Answer reports(String way, Object... more) {
        return reports(PlanWorld.consent(plan, way, more));
    }

    private Answer reports(Map<String, Object> body) {
        body.putAll(world.visits().at("2026-01-30T11:30:00+01:00"));
        return worker.api()
                .call("consentToPlan", Map.of("planId", plan.path("id").asText()), body);
    }

    @Test
    void the_worker_sees_the_exact_text_and_its_hash() {
        JsonNode mine = worker.api()
                .call("getMyClientPlans", Map.of("clientId", care.client()))
                .expect(200)
                .json();
        assertThat(mine.at("/items/0/hash").asText())
                .isEqualTo(plan.path("hash").asText());
        assertThat(mine.at("/items/0/shownText").asText())
                .isEqualTo(plan.path("shownText").asText());
        Care other = world.care("Vreemd");
        world.presented(other, PlanWorld.kampen());
        worker.api()
                .call("getMyClientPlans", Map.of("clientId", other.client()))
                .expectProblem(404, "not-found");
    }

    @Test
    void a_drawn_signature_signs_the_plan_also_where_its_file_comes_later() {
        byte[] image = TestImages.png(40 + days, 20);
        String sha256 = TestImages.sha256(image);
        JsonNode done = reports("drawn", "file", sha256).expect(201).json();
        assertThat(done.path("effect").asText()).isEqualTo("consents");
        assertThat(done.path("state").asText()).isEqualTo("signed");
        assertThat(done.path("givenAt").asText()).isEqualTo("2026-01-30T10:30:00Z");
        JsonNode signed = world.plan(plan);
        assertThat(signed.path("signedAt").asText()).isEqualTo("2026-01-30T10:30:00Z");
        assertThat(signed.at("/consents/0/workerId").asText())
                .isEqualTo(worker.id().toString());
        JsonNode expected =
                worker.api().call("listExpectedBlobs").expect(200).json().path("items");
        assertThat(expected.findValuesAsText("sha256")).contains(sha256);
        new TestUploads(worker.api()).send(image, "signature").expect(204);
        assertThat(worker.api().call("listExpectedBlobs").expect(200).text()).doesNotContain(sha256);
        world.app().as("planner").call("getBlob", Map.of("hash", sha256)).expect(200);
    }

    @Test
    void what_a_way_of_consent_needs_is_asked_at_its_field() {
        Map<String, String> needs = Map.of(
                "drawn",
                "/file",
                "paper",
                "/file",
                "representative",
                "/capacity",
                "spoken",
                "/witness",
                "refused",
                "/reason");
        needs.forEach((way, field) -> {
            Map<String, Object> body = PlanWorld.consent(plan, way);
            body.remove("witness");
            Answer refused = reports(body).expectProblem(422, "consent-incomplete");
            assertThat(refused.json().at("/errors/0/field").asText()).as(way).isEqualTo(field);
        });
        reports("representative", "capacity", "dochter, gemachtigde").expect(201);
        assertThat(world.plan(plan).at("/consents/0/capacity").asText()).isEqualTo("dochter, gemachtigde");
    }

    @Test
    void another_hash_is_kept_signs_nothing_and_waits_for_a_person() {
        JsonNode done = reports("spoken", "hash", "0".repeat(64)).expect(201).json();
        assertThat(done.path("effect").asText()).isEqualTo("otherText");
        assertThat(done.path("state").asText()).isEqualTo("presented");
        JsonNode open = open(done.path("id").asText());
        assertThat(open.path("hash").asText()).isEqualTo("0".repeat(64));
        settle(open, "1").expect(200);
        settle(open, "1").expectProblem(412, "version-mismatch");
        settle(open, "2").expectProblem(409, "consent-not-open");
        assertThat(world.plan(plan).path("state").asText()).isEqualTo("presented");
        assertThat(world.plan(plan).at("/consents/0/settlement/reason").asText())
                .isEqualTo("nagebeld");
    }

    @Test
    void consent_to_a_version_that_is_no_longer_current_is_kept_and_signs_nothing() {
        JsonNode newer = world.present(world.draft(care)).expect(200).json();
        JsonNode done = reports("spoken").expect(201).json();
        assertThat(done.path("effect").asText()).isEqualTo("otherVersion");
        assertThat(open(done.path("id").asText()).path("planId").asText())
                .isEqualTo(plan.path("id").asText());
        assertThat(world.plan(newer).path("state").asText()).isEqualTo("presented");
        assertThat(world.plan(newer).has("consentedAt")).isFalse();
    }

    @Test
    void a_second_consent_is_kept_and_changes_nothing() {
        reports("spoken").expect(201);
        String version = world.plan(plan).path("version").asText();
        assertThat(world.agrees(plan, "name", "Een ander").expect(201).field("effect"))
                .isEqualTo("repeats");
        assertThat(world.plan(plan).path("version").asText()).isEqualTo(version);
        assertThat(world.plan(plan).path("consents")).hasSize(2);
        assertThat(reports("refused", "reason", "Toch niet").expect(201).field("effect"))
                .isEqualTo("contradicts");
        assertThat(world.plan(plan).path("state").asText()).isEqualTo("signed");
    }

    @Test
    void of_two_consents_at_once_one_signs_and_both_are_kept() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> world.agrees(plan)));
            }
            assertThat(List.of(
                            both.get(0).get().expect(201).field("effect"),
                            both.get(1).get().expect(201).field("effect")))
                    .containsExactlyInAnyOrder("consents", "repeats");
        }
        assertThat(world.plan(plan).path("consents")).hasSize(2);
    }

    @Test
    void who_refuses_may_agree_after_all() {
        assertThat(reports("refused", "reason", "De tijden passen niet")
                        .expect(201)
                        .field("state"))
                .isEqualTo("refused");
        assertThat(world.plan(plan).at("/consents/0/reason").asText()).isEqualTo("De tijden passen niet");
        assertThat(reports("spoken").expect(201).field("state")).isEqualTo("signed");
    }

    @Test
    void a_refusal_waits_until_a_person_has_seen_to_it() {
        String id = reports("refused", "reason", "De tijden passen niet")
                .expect(201)
                .field("id");
        settle(open(id), "1").expect(200);
        assertThatThrownBy(() -> open(id)).isInstanceOf(AssertionError.class);
    }

    @Test
    void an_older_yes_that_comes_in_after_a_refusal_does_not_overrule_it_and_waits_for_a_person() {
        assertThat(reports("refused", "reason", "De tijden passen niet")
                        .expect(201)
                        .field("effect"))
                .isEqualTo("refuses");
        JsonNode older = push(item(Ids.next(), PlanWorld.consent(plan, "drawn", "file", "d".repeat(64))));
        assertThat(older.path("outcome").asText()).isEqualTo("applied");
        assertThat(older.at("/answer/effect").asText()).isEqualTo("contradicts");
        assertThat(older.at("/answer/state").asText()).isEqualTo("refused");
        assertThat(world.plan(plan).path("state").asText()).isEqualTo("refused");
        assertThat(world.plan(plan).has("signedAt")).isFalse();
        settle(open(older.at("/answer/id").asText()), "1").expect(200);
        assertThat(world.plan(plan).path("state").asText()).isEqualTo("refused");
        assertThat(world.agrees(plan).expect(201).field("effect")).isEqualTo("consents");
        assertThat(world.plan(plan).path("state").asText()).isEqualTo("signed");
    }

    @Test
    void an_older_yes_to_this_text_is_not_held_up_by_a_refusal_of_another_text() {
        assertThat(reports("refused", "reason", "Oude tekst", "hash", "e".repeat(64))
                        .expect(201)
                        .field("effect"))
                .isEqualTo("otherText");
        JsonNode older = push(item(Ids.next(), PlanWorld.consent(plan, "drawn", "file", "f".repeat(64))));
        assertThat(older.at("/answer/effect").asText()).isEqualTo("consents");
    }

    @Test
    void a_worker_who_has_no_visit_there_is_told_nothing() {
        Care other = world.care("Vreemd");
        JsonNode theirs = world.presented(other, PlanWorld.kampen());
        worker.api()
                .call(
                        "consentToPlan",
                        Map.of("planId", theirs.path("id").asText()),
                        PlanWorld.consent(theirs, "spoken"))
                .expectProblem(404, "not-found");
        assertThat(world.plan(theirs).path("consents")).isEmpty();
        assertThat(world.app()
                        .value("SELECT count(*) FROM audit_entry WHERE kind = 'DENY' AND action = 'consentToPlan'"))
                .isNotEqualTo("0");
    }

    @Test
    void the_office_records_a_paper_that_came_later_at_the_moment_it_was_signed() {
        String photo = "a".repeat(64);
        Map<String, Object> body =
                PlanWorld.consent(plan, "paper", "file", photo, "givenAt", "2026-01-31T10:00:00+01:00");
        Answer early = world.app()
                .as("teamleider")
                .call("consentToPlan", Map.of("planId", plan.path("id").asText()), body)
                .expectProblem(422, "plan-time-impossible");
        assertThat(early.json().at("/errors/0/field").asText()).isEqualTo("/givenAt");
        body.put("givenAt", "2026-01-29T10:00:00+01:00");
        world.app()
                .as("teamleider")
                .call("consentToPlan", Map.of("planId", plan.path("id").asText()), body)
                .expectProblem(422, "plan-time-impossible");
        body.put("givenAt", plan.path("presentedAt").asText());
        assertThat(world.app()
                        .as("teamleider")
                        .call("consentToPlan", Map.of("planId", plan.path("id").asText()), body)
                        .expect(201)
                        .field("state"))
                .isEqualTo("signed");
    }

    @Test
    void a_planner_who_records_a_paper_uploads_its_photo_and_reads_no_upload_of_another() {
        byte[] image = TestImages.png(61, 17);
        String sha256 = TestImages.sha256(image);
        TestClient planner = world.app().as("planner");
        planner.call(
                        "consentToPlan",
                        Map.of("planId", plan.path("id").asText()),
                        PlanWorld.consent(
                                plan,
                                "paper",
                                "file",
                                sha256,
                                "givenAt",
                                plan.path("presentedAt").asText()))
                .expect(201);
        assertThat(planner.call("listExpectedBlobs").expect(200).text()).contains(sha256);
        String anothers = new TestUploads(worker.api()).begin(TestImages.png(62, 17), "photo");
        planner.call("getUploadOffset", Map.of("uploadId", anothers, "Tus-Resumable", "1.0.0"))
                .expect(404);
        new TestUploads(planner).send(image, "photo").expect(204);
        assertThat(planner.call("listExpectedBlobs").expect(200).text()).doesNotContain(sha256);
        planner.call("getBlob", Map.of("hash", sha256)).expect(200);
    }

    @Test
    void consent_of_a_day_without_network_comes_in_through_the_queue_once() {
        UUID key = Ids.next();
        Map<String, Object> item = item(key, PlanWorld.consent(plan, "drawn", "file", "b".repeat(64)));
        assertThat(push(item).path("outcome").asText()).isEqualTo("applied");
        assertThat(push(item).path("outcome").asText()).isEqualTo("duplicate");
        JsonNode signed = world.plan(plan);
        assertThat(signed.path("state").asText()).isEqualTo("signed");
        assertThat(signed.path("consents")).hasSize(1);
        assertThat(signed.path("signedAt").asText()).isEqualTo("2026-01-30T09:15:00Z");
        Map<String, Object> incomplete = PlanWorld.consent(plan, "spoken");
        incomplete.remove("witness");
        assertThat(push(item(Ids.next(), incomplete)).path("outcome").asText()).isEqualTo("review");
        JsonNode wrong = push(item(Ids.next(), PlanWorld.consent(plan, "spoken", "hash", "c".repeat(64))));
        assertThat(wrong.path("outcome").asText()).isEqualTo("applied");
        assertThat(wrong.at("/answer/effect").asText()).isEqualTo("otherText");
    }

    private Map<String, Object> item(UUID key, Map<String, Object> payload) {
        Map<String, Object> item = new LinkedHashMap<>(json(
                "mutationId",
                key.toString(),
                "deviceSeq",
                ++sequence,
                "type",
                "plan.consent",
                "entityId",
                plan.path("id").asText()));
        item.put("occurred", world.visits().phone("2026-01-30T10:15:00+01:00"));
        item.put("payload", payload);
        return item;
    }

    private JsonNode push(Map<String, Object> item) {
        Object sentAt = world.visits().phone(world.app().clock().instant().toString());
        return worker.api()
                .call("pushSyncMutations", Map.of(), json("sentAt", sentAt, "mutations", List.of(item)))
                .expect(200)
                .json()
                .at("/outcomes/0");
    }

    private JsonNode open(String id) {
        for (JsonNode each : world.app()
                .as("planner")
                .call("listPlanConsents", Map.of("open", true))
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("consent " + id + " does not wait for a person");
    }

    private Answer settle(JsonNode consent, String version) {
        return world.app()
                .as("planner")
                .call(
                        "settlePlanConsent",
                        Map.of("consentId", consent.path("id").asText(), "If-Match", version),
                        json("reason", "nagebeld"));
    }
}
