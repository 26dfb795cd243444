package nl.ronde.device.push;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.device.push.PushSender.Outcome;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which phones are woken up and when. */
class WakeUpTest {
    private TestApp app;
    private UUID provider;
    private UUID worker;
    private Phone phone;
    private RecordingPushSender sender;
    private WakeUp wakeUp;

    @BeforeEach
    void start() {
        app = TestApp.start();
        Fixtures fixtures = new Fixtures(app);
        provider = UUID.fromString(fixtures.provider());
        worker = fixtures.worker("Hanna");
        phone = Phone.enrol(app, worker);
        sender = new RecordingPushSender();
        wakeUp = new WakeUp(app.infrastructure().db(), new PushStore(), sender, app.clock());
        register(phone, "hanna:1");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_phone_is_woken_once_until_it_pulls_however_much_changes() {
        assertThat(run()).isEmpty();
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        changes(worker);
        assertThat(run()).isEmpty();
        pulls(phone);
        assertThat(run()).as("it has everything").isEmpty();
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
    }

    @Test
    void a_change_for_another_worker_or_of_another_provider_wakes_nobody() {
        changes(new Fixtures(app).worker("Wil"));
        app.sql(
                "INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id) SELECT provider_id, 'visit',"
                        + " gen_random_uuid(), 1, 'upsert', '" + worker
                        + "' FROM provider WHERE agb_code = '42420002'");
        assertThat(run()).isEmpty();
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
    }

    @Test
    void what_is_pulled_while_a_further_change_comes_in_leaves_that_one_to_wake_for() {
        changes(worker);
        long first = lastXid();
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        pulls(phone, first);
        assertThat(run()).containsExactly("hanna:1");
    }

    @Test
    void changes_of_the_night_come_as_one_wake_up_at_seven() {
        at("2026-01-05T20:00:00+01:00");
        changes(worker);
        assertThat(run()).isEmpty();
        at("2026-01-06T06:59:59+01:00");
        changes(worker);
        changes(worker);
        assertThat(run()).isEmpty();
        at("2026-01-06T07:00:00+01:00");
        assertThat(run()).containsExactly("hanna:1");
        assertThat(run()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T06:59:59.999999+01:00, true",
        "2026-01-05T07:00:00+01:00, false",
        "2026-01-05T19:59:59+01:00, false",
        "2026-01-05T20:00:00+01:00, true",
        "2026-07-05T05:00:00Z, false",
        "2026-07-05T04:59:59Z, true",
        "2026-07-05T17:59:59Z, false",
        "2026-07-05T18:00:00Z, true"
    })
    void quiet_hours_are_local(String instant, boolean quiet) {
        assertThat(WakeUp.isQuiet(OffsetDateTime.parse(instant).toInstant())).isEqualTo(quiet);
    }

    @Test
    void a_wake_up_that_lapsed_is_sent_again() {
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        at("2026-01-05T19:59:59+01:00");
        assertThat(run()).isEmpty();
        at("2026-01-06T07:59:59+01:00");
        assertThat(run()).containsExactly("hanna:1");
    }

    @Test
    void a_phone_without_the_app_loses_its_token_and_keeps_a_newer_one() {
        sender.answers("hanna:1", Outcome.UNREGISTERED);
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        assertThat(app.value("SELECT push_token FROM device WHERE id = '" + phone.id() + "'"))
                .isNull();
        register(phone, "hanna:2");
        assertThat(run()).containsExactly("hanna:2");
    }

    @Test
    void where_the_service_cannot_now_the_rest_is_left_for_the_next_run() {
        Phone second = Phone.enrol(app, worker);
        register(second, "hanna:second");
        sender.answers("hanna:1", Outcome.LATER);
        sender.answers("hanna:second", Outcome.LATER);
        changes(worker);
        assertThat(run()).hasSize(1);
        sender.answers("hanna:1", Outcome.SENT);
        sender.answers("hanna:second", Outcome.SENT);
        assertThat(run()).containsExactly("hanna:1", "hanna:second");
        assertThat(run()).isEmpty();
    }

    @Test
    void what_the_service_refuses_is_not_sent_again_and_again() {
        sender.answers("hanna:1", Outcome.REFUSED);
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        assertThat(run()).isEmpty();
    }

    @Test
    void two_servers_at_one_moment_wake_a_phone_once() throws Exception {
        changes(worker);
        List<Callable<Boolean>> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            servers.add(() -> {
                wakeUp.run(provider);
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(servers)) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(sender.taken()).containsExactly("hanna:1");
    }

    @Test
    void a_revoked_phone_is_woken_no_more_and_one_token_belongs_to_one_phone() {
        Phone again = Phone.enrol(app, worker);
        register(again, "hanna:1");
        changes(worker);
        assertThat(run()).containsExactly("hanna:1");
        app.as("planner").call("revokeDevice", Map.of("deviceId", again.id())).expect(200);
        changes(worker);
        assertThat(run()).isEmpty();
        assertThat(app.value("SELECT count(push_token) FROM device")).isEqualTo("0");
    }

    @Test
    void only_an_enrolled_phone_registers_for_wake_ups() {
        app.as("hulp")
                .call("registerPushToken", Map.of(), json("token", "abc"))
                .expectProblem(422, "no-device-session");
        phone.api()
                .call("registerPushToken", Map.of(), json("token", "with a space"))
                .expectProblem(400, "invalid-request");
        assertThat(app.as("planner")
                        .call("getDevice", Map.of("deviceId", phone.id()))
                        .expect(200)
                        .json()
                        .path("wakeable")
                        .asBoolean())
                .isTrue();
    }

    private List<String> run() {
        wakeUp.run(provider);
        return sender.taken();
    }

    private void at(String moment) {
        app.clock().moveTo(OffsetDateTime.parse(moment).toInstant());
    }

    private void register(Phone of, String token) {
        of.api().call("registerPushToken", Map.of(), json("token", token)).expect(204);
    }

    private void changes(UUID workerId) {
        app.sql("INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id) VALUES ('" + provider
                + "', 'visit', '" + Ids.next() + "', 1, 'upsert', '" + workerId + "')");
    }

    private long lastXid() {
        return Long.parseLong(app.value("SELECT max(xid::text::bigint) FROM change"));
    }

    private void pulls(Phone of) {
        pulls(of, lastXid());
    }

    private void pulls(Phone of, long xid) {
        Instant before = app.clock().instant();
        Actor actor = new Actor(provider, null, worker, Set.of(Role.WORKER), "test", UUID.fromString(of.id()));
        app.infrastructure().db().reading(provider, tx -> {
            app.server().app().devices().health().pulled(tx, actor, xid);
            return true;
        });
        assertThat(app.value("SELECT pulled_xid FROM device WHERE id = '" + of.id() + "'"))
                .as("pulled at %s", before)
                .isEqualTo(String.valueOf(xid));
    }
}
