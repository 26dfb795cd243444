package nl.ronde.device;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session of a phone: renewed by that phone only. */
class DeviceSessionApiTest {
    private TestApp app;
    private UUID worker;

    @BeforeEach
    void start() {
        app = TestApp.start();
        worker = new Fixtures(app).worker("Hanna");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_phone_renews_its_session_again_and_again() {
        Phone phone = Phone.enrolWithKey(app, worker);
        for (int i = 0; i < 3; i++) {
            app.moveTo(app.clock().instant().plusSeconds(3600));
            phone.refreshes().expect(200);
        }
        phone.api().call("getMyDay").expect(200);
    }

    @Test
    void another_device_is_refused_written_down_and_uses_nothing_up() {
        Phone phone = Phone.enrol(app, worker);
        Phone other = Phone.enrol(app, worker);
        String token = phone.refreshToken();
        phone.shows(token, other.id(), null).expectProblem(401, "device-mismatch");
        phone.shows(token, null, null).expectProblem(401, "device-mismatch");
        phone.shows(token, UUID.randomUUID().toString(), null).expectProblem(401, "device-mismatch");
        assertThat(denied("device-mismatch")).isEqualTo("3");
        phone.refreshes().expect(200);
        phone.refreshes().expect(200);
    }

    @Test
    void a_phone_with_a_key_signs_every_refresh() {
        Phone phone = Phone.enrolWithKey(app, worker);
        String token = phone.refreshToken();
        KeyPair stranger = Jwts.SIG.ES256.keyPair().build();
        phone.shows(token, phone.id(), null).expectProblem(401, "device-proof-invalid");
        phone.shows(token, phone.id(), "no.jwt.here").expectProblem(401, "device-proof-invalid");
        phone.shows(token, phone.id(), Phone.proof(stranger, token)).expectProblem(401, "device-proof-invalid");
        phone.shows(token, phone.id(), phone.proof("another token")).expectProblem(401, "device-proof-invalid");
        String unsigned = Jwts.builder()
                .id("1")
                .issuedAt(Date.from(app.clock().instant()))
                .claim("rth", Phone.hash(token))
                .compact();
        phone.shows(token, phone.id(), unsigned).expectProblem(401, "device-proof-invalid");
        String symmetric = Jwts.builder()
                .id("1")
                .issuedAt(Date.from(app.clock().instant()))
                .claim("rth", Phone.hash(token))
                .signWith(Jwts.SIG.HS256.key().build())
                .compact();
        phone.shows(token, phone.id(), symmetric).expectProblem(401, "device-proof-invalid");
        assertThat(denied("device-proof-invalid")).isEqualTo("6");
        phone.refreshes().expect(200);
    }

    @Test
    void a_lost_answer_gives_the_same_successor_within_a_minute_to_the_same_phone_only() {
        Phone phone = Phone.enrolWithKey(app, worker);
        String first = phone.refreshToken();
        String second = phone.refreshes().expect(200).field("refreshToken");
        app.moveTo(app.clock().instant().plusSeconds(60));
        phone.shows(first, phone.id(), null).expectProblem(401, "device-proof-invalid");
        phone.shows(first, UUID.randomUUID().toString(), phone.proof(first)).expectProblem(401, "device-mismatch");
        assertThat(phone.shows(first, phone.id(), phone.proof(first))
                        .expect(200)
                        .field("refreshToken"))
                .isEqualTo(second);
        app.moveTo(app.clock().instant().plusSeconds(1));
        phone.shows(first, phone.id(), phone.proof(first)).expectProblem(401, "session-ended");
        phone.refreshes().expectProblem(401, "session-ended");
    }

    @Test
    void two_refreshes_at_one_moment_give_one_successor() throws Exception {
        Phone phone = Phone.enrolWithKey(app, worker);
        String token = phone.refreshToken();
        List<Callable<Answer>> twice = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            twice.add(() -> phone.shows(token, phone.id(), phone.proof(token)));
        }
        Set<String> successors = new TreeSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(twice)) {
                successors.add(each.get().expect(200).field("refreshToken"));
            }
        }
        assertThat(successors).hasSize(1);
        String next = successors.iterator().next();
        phone.shows(next, phone.id(), phone.proof(next)).expect(200);
    }

    @Test
    void a_revoked_phone_is_out_at_the_next_request_and_other_phones_stay_in() {
        Phone phone = Phone.enrol(app, worker);
        Phone other = Phone.enrol(app, worker);
        phone.api().call("getMyDay").expect(200);
        other.api().call("getMyDay").expect(200);
        Answer revoked = stop("revokeDevice", phone);
        assertThat(revoked.field("state")).isEqualTo("revoked");
        phone.api().call("getMyDay").expectProblem(401, "device-revoked");
        phone.refreshes().expectProblem(401, "device-revoked");
        other.api().call("getMyDay").expect(200);
        String revokedAt = revoked.field("revokedAt");
        app.moveTo(app.clock().instant().plusSeconds(60));
        assertThat(stop("revokeDevice", phone).field("revokedAt")).isEqualTo(revokedAt);
    }

    @Test
    void a_phone_to_be_wiped_is_told_at_its_next_contact_and_says_that_it_was() {
        Phone phone = Phone.enrolWithKey(app, worker);
        phone.api().call("getMyDay").expect(200);
        app.sql("UPDATE device SET queue_length = 7 WHERE id = '" + phone.id() + "'");
        confirmed(phone).expectProblem(409, "wipe-not-ordered");
        Answer ordered = stop("wipeDevice", phone);
        assertThat(ordered.field("state")).isEqualTo("wipeOrdered");
        assertThat(ordered.json().at("/health/queueLength").asInt()).isEqualTo(7);
        phone.api().call("getMyDay").expectProblem(410, "device-wiped");
        phone.refreshes().expectProblem(410, "device-wiped");
        // Also where the phone has lost its key already.
        phone.shows(phone.refreshToken(), phone.id(), null).expectProblem(410, "device-wiped");
        confirmed(phone).expect(204);
        confirmed(phone).expect(204);
        Answer wiped = app.as("planner")
                .call("getDevice", Map.of("deviceId", phone.id()))
                .expect(200);
        assertThat(wiped.field("state")).isEqualTo("wiped");
        assertThat(wiped.field("wipedAt")).isNotEmpty();
        assertThat(app.value("SELECT count(*) FROM audit_entry WHERE action = 'confirmDeviceWiped' AND device_id = '"
                        + phone.id() + "'"))
                .isEqualTo("2");
        phone.refreshes().expectProblem(410, "device-wiped");
    }

    @Test
    void a_wipe_is_told_also_where_the_user_was_disabled_meanwhile() {
        Phone phone = Phone.enrol(app, worker);
        app.sql("UPDATE app_user SET disabled = true WHERE worker_id = '" + worker + "'");
        phone.api().call("getMyDay").expectProblem(401, "session-ended");
        stop("wipeDevice", phone);
        phone.api().call("getMyDay").expectProblem(410, "device-wiped");
    }

    @Test
    void who_shows_no_token_of_a_phone_confirms_nothing() {
        app.anonymous()
                .call("confirmDeviceWiped", Map.of(), json("refreshToken", "none"))
                .expectProblem(401, "session-ended");
        String password = app.anonymous()
                .call("createToken", Map.of(), json("username", "hulp", "password", "ronde-demo"))
                .field("refreshToken");
        app.anonymous()
                .call("confirmDeviceWiped", Map.of(), json("refreshToken", password))
                .expectProblem(401, "session-ended");
    }

    private Answer confirmed(Phone phone) {
        return app.anonymous().call("confirmDeviceWiped", Map.of(), json("refreshToken", phone.refreshToken()));
    }

    private Answer stop(String operation, Phone phone) {
        return app.as("planner").call(operation, Map.of("deviceId", phone.id())).expect(200);
    }

    private String denied(String reason) {
        return app.value(
                "SELECT count(*) FROM audit_entry WHERE kind = 'DENY' AND action = 'refreshToken' AND reason = '"
                        + reason + "'");
    }
}
