package nl.ronde.device.push;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.StartRefused;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firebase Cloud Messaging, from the change of a visit to the request on the wire, against a service on this machine. */
class FcmPushTest {
    @TempDir
    private Path folder;

    private FcmService service;
    private TestApp app;
    private UUID worker;
    private Phone phone;

    @BeforeEach
    void start() throws IOException {
        service = new FcmService(() -> app.clock().instant());
        app = TestApp.start(
                TestApp.START,
                Map.of(
                        "RONDE_FCM_CREDENTIALS",
                        service.credentials(folder.resolve("firebase.json")).toString(),
                        "RONDE_FCM_URL",
                        service.url()));
        worker = new Fixtures(app).worker("Hanna");
        phone = Phone.enrol(app, worker);
        phone.api()
                .call("registerPushToken", Map.of(), json("token", "fcm:hanna"))
                .expect(204);
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
    }

    @Test
    void a_change_wakes_the_phone_by_a_message_that_says_nothing_but_that() {
        changes();
        run(30);
        List<JsonNode> messages = service.taken();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().size()).isEqualTo(1);
        JsonNode message = messages.getFirst().path("message");
        assertThat(message.fieldNames()).toIterable().containsExactlyInAnyOrder("token", "data", "android");
        assertThat(message.path("token").asText()).isEqualTo("fcm:hanna");
        assertThat(message.path("data")).hasToString("{\"type\":\"changed\"}");
        assertThat(message.at("/android/collapse_key").asText()).isEqualTo("changed");
        assertThat(message.at("/android/ttl").asText()).isEqualTo("43200s");
        assertThat(message.at("/android/priority").asText()).isEqualTo("high");
    }

    @Test
    void the_token_of_the_account_is_kept_until_shortly_before_its_end() {
        changes();
        run(30);
        pulls();
        changes();
        run(3_478);
        assertThat(service.tokensGiven()).isEqualTo(1);
        pulls();
        changes();
        run(2);
        assertThat(service.tokensGiven()).isEqualTo(2);
        assertThat(service.taken()).hasSize(3);
    }

    @Test
    void an_account_token_that_is_refused_is_asked_for_again() {
        changes();
        run(30);
        service.taken();
        pulls();
        changes();
        service.forgetsToken();
        run(30);
        assertThat(service.taken()).isEmpty();
        run(30);
        assertThat(service.taken()).hasSize(1);
        assertThat(service.tokensGiven()).isEqualTo(2);
    }

    @Test
    void a_token_that_is_no_longer_registered_is_forgotten() {
        service.answers(404, "{\"error\":{\"code\":404,\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}");
        changes();
        run(30);
        assertThat(app.value("SELECT push_token FROM device WHERE id = '" + phone.id() + "'"))
                .isNull();
        service.taken();
        changes();
        run(30);
        assertThat(service.taken()).isEmpty();
    }

    @Test
    void a_service_that_cannot_now_is_asked_again_and_no_line_of_the_log_holds_a_token() {
        service.answers(503, "{\"error\":{\"status\":\"UNAVAILABLE\",\"message\":\"fcm:hanna\"}}");
        changes();
        try (CapturedLog log = CapturedLog.start(Level.DEBUG)) {
            run(30);
            assertThat(log.text()).contains("took no wake-up").doesNotContain("fcm:hanna", "ya29.token");
        }
        service.answers(200, "{}");
        run(30);
        assertThat(service.taken()).hasSize(2);
    }

    @Test
    void a_service_that_is_away_hinders_no_other_job() {
        service.close();
        changes();
        run(30);
        assertThat(app.value("SELECT woken_at FROM device WHERE id = '" + phone.id() + "'"))
                .isNull();
    }

    @Test
    void a_file_that_is_no_service_account_stops_the_start_with_one_line() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), "{\"private_key\":\"geheim\"}");
        assertThatThrownBy(() -> ServiceAccount.read(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("RONDE_FCM_CREDENTIALS")
                .message()
                .doesNotContain("geheim", "\n");
    }

    private void run(int secondsLater) {
        app.moveTo(app.clock().instant().plusSeconds(secondsLater));
    }

    private void changes() {
        app.sql(
                "INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id) SELECT provider_id, 'visit', '"
                        + Ids.next() + "', 1, 'upsert', id FROM worker WHERE id = '" + worker + "'");
    }

    private void pulls() {
        app.sql("UPDATE device SET woken_at = NULL, pulled_xid = pg_current_xact_id() WHERE id = '" + phone.id() + "'");
    }
}
