package nl.ronde.device;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.device.DeviceHealth.Report;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the office sees of phones, what they tell of themselves, and that a worker's acts outlive a phone. */
class DeviceListApiTest {
    private TestApp app;
    private Fixtures fixtures;
    private UUID worker;

    @BeforeEach
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        worker = fixtures.worker("Hanna");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void the_office_lists_phones_in_pages_by_worker_and_by_whether_they_may_work() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(Phone.enrol(app, worker).id());
        }
        String other = Phone.enrol(app, fixtures.worker("Wil")).id();
        app.as("beheer").call("revokeDevice", Map.of("deviceId", ids.get(1))).expect(200);
        JsonNode first = list(Map.of("limit", 2, "workerId", worker));
        JsonNode second = list(Map.of(
                "limit",
                2,
                "workerId",
                worker,
                "cursor",
                first.path("nextCursor").asText()));
        List<String> listed = new ArrayList<>(idsOf(first));
        listed.addAll(idsOf(second));
        assertThat(listed).isEqualTo(ids);
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(first.at("/items/0/worker/name").asText()).isEqualTo("Hanna");
        assertThat(idsOf(list(Map.of("active", true)))).containsExactly(ids.get(0), ids.get(2), other);
        assertThat(idsOf(list(Map.of("active", false)))).containsExactly(ids.get(1));
    }

    @Test
    void a_phone_tells_how_it_does() {
        Phone phone = Phone.enrol(app, worker);
        Instant now = app.clock().instant();
        seen(phone, new Report(3, "1.5.0", -90_000L, now.minusSeconds(7200)));
        JsonNode health = health(phone);
        assertThat(health.path("queueLength").asInt()).isEqualTo(3);
        assertThat(health.path("appVersion").asText()).isEqualTo("1.5.0");
        assertThat(health.path("clockSkewMs").asLong()).isEqualTo(-90_000);
        assertThat(health.path("oldestUnsentAt").asText())
                .isEqualTo(now.minusSeconds(7200).toString());
        app.moveTo(now.plusSeconds(5));
        seen(phone, new Report(null, null, null, null));
        assertThat(health(phone))
                .as("nothing new within a minute is not written")
                .isEqualTo(health);
        seen(phone, new Report(0, null, null, null));
        health = health(phone);
        assertThat(health.path("queueLength").asInt()).isZero();
        assertThat(health.has("oldestUnsentAt")).isFalse();
        assertThat(health.path("appVersion").asText()).isEqualTo("1.5.0");
        assertThat(health.path("lastContactAt").asText())
                .isEqualTo(now.plusSeconds(5).toString());
        app.moveTo(now.plusSeconds(65));
        seen(phone, new Report(null, null, null, null));
        assertThat(health(phone).path("lastContactAt").asText())
                .isEqualTo(now.plusSeconds(65).toString());
    }

    @Test
    void a_pull_is_remembered_with_the_last_transaction_it_brought() {
        Phone phone = Phone.enrol(app, worker);
        var health = app.server().app().devices().health();
        app.infrastructure().db().reading(provider(), tx -> {
            health.pulled(tx, actor(phone), 5_000_000_000L);
            return true;
        });
        assertThat(app.value("SELECT pulled_xid FROM device WHERE id = '" + phone.id() + "'"))
                .isEqualTo("5000000000");
        assertThat(health(phone).path("lastPullAt").asText())
                .isEqualTo(app.clock().instant().toString());
    }

    @Test
    void what_a_phone_tells_never_waits_for_another_request_of_it() {
        Phone phone = Phone.enrol(app, worker);
        var db = app.infrastructure().db();
        var health = app.server().app().devices().health();
        boolean done = db.inTransaction(provider(), held -> {
            health.seen(held, actor(phone), new Report(4, null, null, null));
            held.update("SELECT 1 WHERE $1::uuid IS NOT NULL");
            return db.inTransaction(provider(), tx -> {
                health.seen(tx, actor(phone), new Report(9, null, null, null));
                return true;
            });
        });
        assertThat(done).isTrue();
        assertThat(health(phone).path("queueLength").asInt()).isEqualTo(4);
    }

    @Test
    void unsent_work_of_a_revoked_phone_is_handed_in_by_the_same_person_on_another_one_once() {
        UUID client = fixtures.client("Jansen");
        String visit = app.as("planner")
                .call(
                        "planVisit",
                        Map.of(),
                        json(
                                "assignmentId",
                                fixtures.assignment(client).toString(),
                                "workerId",
                                worker.toString(),
                                "plannedBegin",
                                "2026-01-05T09:00:00+01:00",
                                "plannedEnd",
                                "2026-01-05T10:00:00+01:00"))
                .expect(201)
                .field("id");
        Phone lost = Phone.enrol(app, worker);
        String handedIn = UUID.randomUUID().toString();
        String unsent = UUID.randomUUID().toString();
        lost.api()
                .call("recordLegitimation", act(visit, handedIn), json("document", "passport"))
                .expect(200);
        app.as("planner").call("revokeDevice", Map.of("deviceId", lost.id())).expect(200);
        lost.api().call("checkInVisit", act(visit, unsent), json()).expectProblem(401, "device-revoked");
        Phone next = Phone.enrol(app, worker);
        assertThat(next.api()
                        .call("recordLegitimation", act(visit, handedIn), json("document", "passport"))
                        .expect(200)
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        next.api().call("checkInVisit", act(visit, unsent), json()).expect(200);
        assertThat(app.value("SELECT string_agg(kind || ' ' || device_id, ',' ORDER BY kind DESC) FROM visit_event"))
                .isEqualTo("LEGITIMATION " + lost.id() + ",CHECK_IN " + next.id());
    }

    private static Map<String, ?> act(String visit, String key) {
        return Map.of("visitId", visit, "Idempotency-Key", key);
    }

    private void seen(Phone phone, Report report) {
        app.infrastructure().db().inTransaction(provider(), tx -> {
            app.server().app().devices().health().seen(tx, actor(phone), report);
            return true;
        });
    }

    private Actor actor(Phone phone) {
        return new Actor(provider(), null, worker, Set.of(Role.WORKER), "test", UUID.fromString(phone.id()));
    }

    private UUID provider() {
        return UUID.fromString(fixtures.provider());
    }

    private JsonNode health(Phone phone) {
        return app.as("planner")
                .call("getDevice", Map.of("deviceId", phone.id()))
                .expect(200)
                .json()
                .path("health");
    }

    private JsonNode list(Map<String, ?> parameters) {
        return app.as("planner").call("listDevices", parameters).expect(200).json();
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }
}
