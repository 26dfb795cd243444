package nl.ronde.device;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing a phone out and enrolling it. */
class EnrolmentApiTest {
    private static TestApp app;
    private static Fixtures fixtures;

    @BeforeAll
    static void start() {
        app = TestApp.start(TestApp.START, Map.of("RONDE_PUBLIC_URL", "https://ronde.example.nl"));
        fixtures = new Fixtures(app);
    }

    /** Whoever guesses must wait until a good link is shown: the wrong links of one test are not those of the next. */
    @BeforeEach
    void wrongLinksAreForgotten() {
        app.moveTo(app.clock().instant().plusSeconds(3_600));
        Phone.enrol(app, fixtures.worker("Hanna"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_worker_without_a_user_gets_one_by_a_link_and_never_types_a_password() {
        UUID worker = fixtures.worker("Hanna");
        Answer link = enrolment(worker).expect(201);
        assertThat(link.field("expiresAt"))
                .isEqualTo(app.clock().instant().plusSeconds(24 * 3600).toString());
        assertThat(link.field("link"))
                .isEqualTo("ronde://enrol?server=https%3A%2F%2Fronde.example.nl&token=" + link.field("token"));
        assertThat(link.field("qrCode"))
                .startsWith("<svg ")
                .contains("viewBox=\"0 0 ")
                .endsWith("</svg>");
        Answer enrolled = Phone.enrol(app, link.field("token"), null).expect(201);
        assertThat(enrolled.field("workerId")).isEqualTo(worker.toString());
        JsonNode me = app.anonymous()
                .withToken(enrolled.field("accessToken"))
                .call("getMe")
                .expect(200)
                .json();
        assertThat(me.path("displayName").asText()).isEqualTo("Hanna");
        assertThat(me.path("workerId").asText()).isEqualTo(worker.toString());
        assertThat(app.value("SELECT password_hash FROM app_user WHERE worker_id = '" + worker + "'"))
                .isNull();
    }

    @Test
    void a_link_is_kept_as_a_hash_only() {
        String token = Phone.link(app, fixtures.worker("Hanna"));
        String secret =
                Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(token));
        String rows =
                app.value("SELECT string_agg(t::text || encode(token_hash, 'base64'), ' ') FROM device_enrolment t");
        assertThat(rows).doesNotContain(token).doesNotContain(secret.substring(24));
    }

    @Test
    void a_link_works_once_also_for_two_phones_at_one_moment() throws Exception {
        UUID worker = fixtures.worker("Hanna");
        String token = Phone.link(app, worker);
        List<Callable<Answer>> phones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            phones.add(() -> Phone.enrol(app, token, null));
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(phones)) {
                statuses.add(each.get().status());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 422, 422, 422);
        Phone.enrol(app, token, null).expectProblem(422, "enrolment-invalid");
        assertThat(app.value("SELECT count(*) FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.worker_id = '"
                        + worker + "'"))
                .isEqualTo("1");
        assertThat(app.value("SELECT count(*) FROM audit_entry a JOIN app_user u ON u.id = a.user_id"
                        + " WHERE a.action = 'enrolDevice' AND a.kind = 'DENY' AND u.worker_id = '" + worker + "'"))
                .isEqualTo("4");
    }

    @Test
    void a_new_link_ends_the_earlier_ones_of_that_worker() {
        UUID worker = fixtures.worker("Hanna");
        String first = Phone.link(app, worker);
        String other = Phone.link(app, fixtures.worker("Wil"));
        String second = Phone.link(app, worker);
        Phone.enrol(app, first, null).expectProblem(422, "enrolment-invalid");
        Phone.enrol(app, second, null).expect(201);
        Phone.enrol(app, other, null).expect(201);
    }

    @Test
    void a_link_ends_after_24_hours() {
        try (TestApp own = TestApp.start()) {
            UUID worker = new Fixtures(own).worker("Hanna");
            String token = Phone.link(own, worker);
            own.moveTo(TestApp.START.plusSeconds(24 * 3600));
            Phone.enrol(own, token, null).expectProblem(422, "enrolment-invalid");
            String next = Phone.link(own, worker);
            own.moveTo(TestApp.START.plusSeconds(48 * 3600 - 1));
            Phone.enrol(own, next, null).expect(201);
        }
    }

    @Test
    void after_five_wrong_tokens_the_next_must_wait() {
        try (TestApp own = TestApp.start()) {
            String token = Phone.link(own, new Fixtures(own).worker("Hanna"));
            for (int i = 0; i < 5; i++) {
                Phone.enrol(own, "wrong" + i, null).expectProblem(422, "enrolment-invalid");
            }
            Answer slowed = Phone.enrol(own, token, null).expectProblem(429, "too-many-requests");
            assertThat(slowed.header("Retry-After")).isNotNull();
            own.moveTo(own.clock().instant().plusSeconds(26));
            Phone.enrol(own, token, null).expect(201);
        }
    }

    @Test
    void a_sixth_phone_is_refused_until_one_is_revoked_and_its_link_stays_good() {
        UUID worker = fixtures.worker("Hanna");
        Phone first = Phone.enrol(app, worker);
        for (int i = 0; i < 4; i++) {
            Phone.enrol(app, worker);
        }
        String token = Phone.link(app, worker);
        Phone.enrol(app, token, null).expectProblem(422, "too-many-devices");
        app.as("teamleider")
                .call("revokeDevice", Map.of("deviceId", first.id()))
                .expect(200);
        Phone.enrol(app, token, null).expect(201);
    }

    @Test
    void a_key_that_is_not_of_p256_is_refused() {
        String token = Phone.link(app, fixtures.worker("Hanna"));
        KeyPair p384 = Jwts.SIG.ES384.keyPair().build();
        Answer refused = Phone.enrol(app, token, p384).expectProblem(422, "public-key-invalid");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/publicKey");
        KeyPair rsa = Jwts.SIG.RS256.keyPair().build();
        Phone.enrol(app, token, rsa).expectProblem(422, "public-key-invalid");
        app.anonymous()
                .call(
                        "enrolDevice",
                        Map.of(),
                        json("token", token, "deviceName", "X", "model", "X", "publicKey", "bm8ga2V5"))
                .expectProblem(422, "public-key-invalid");
        Phone.enrol(app, token, Jwts.SIG.ES256.keyPair().build()).expect(201);
    }

    @Test
    void an_unknown_worker_and_one_whose_user_was_disabled_get_no_link() {
        enrolment(UUID.randomUUID()).expectProblem(422, "worker-unknown");
        UUID worker = fixtures.worker("Hanna");
        String token = Phone.link(app, worker);
        app.sql("UPDATE app_user SET disabled = true WHERE worker_id = '" + worker + "'");
        enrolment(worker).expectProblem(422, "worker-cannot-enrol");
        Phone.enrol(app, token, null).expectProblem(422, "enrolment-invalid");
    }

    @Test
    void a_phone_carries_the_role_worker_only_whatever_else_its_user_may_do() {
        UUID worker = fixtures.worker("Hanna");
        fixtures.signedIn(worker, "hanna.beheer");
        app.sql("UPDATE app_user SET roles = '{worker,administrator}' WHERE username = 'hanna.beheer'");
        Phone phone = Phone.enrol(app, worker);
        phone.api().call("getMyDay").expect(200);
        phone.api().call("listUsers").expectProblem(403, "forbidden");
        phone.refreshes().expect(200);
        phone.api().call("listUsers").expectProblem(403, "forbidden");
    }

    private static Answer enrolment(UUID workerId) {
        return app.as("planner").call("createDeviceEnrolment", Map.of(), json("workerId", workerId.toString()));
    }
}
