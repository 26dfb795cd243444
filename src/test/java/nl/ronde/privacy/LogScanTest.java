package nl.ronde.privacy;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.ronde.App;
import nl.ronde.platform.http.Contract;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.RawHttp;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a caller sends, wherever: it is found in no line of the log, of our code and of every library, at DEBUG too. */
class LogScanTest {
    /** From the public range for tests; passes the 11-test. */
    private static final String BSN = "999900006";

    private static final String NAME = "Wilhelmina-Geheimnaam";
    private static final String PASSWORD = "wachtwoord-geheim-7";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void what_a_caller_sends_is_in_no_line_of_the_log() {
        TestClient administrator = app.as("beheer");
        try (CapturedLog log = CapturedLog.start(Level.DEBUG)) {
            String refresh = sendSecrets(administrator);
            assertThat(log.text("bsn-in-address"))
                    .contains("\"operationId\":\"createUser\"", "invalid-request", "malformed-json", "username-taken")
                    .doesNotContain(BSN, NAME, PASSWORD, refresh, administrator.token(), part(administrator.token()))
                    .doesNotContain("Petra Planner", "ronde-demo", "$argon2");
        }
    }

    private static String sendSecrets(TestClient administrator) {
        administrator.call(
                "createUser", Map.of(), json("username", "geheim", "displayName", NAME, "roles", List.of("planner")));
        // A unique key, a wrong field, a wrong type, broken JSON, and each with something to hide in it.
        administrator.call(
                "createUser", Map.of(), json("username", "planner", "displayName", NAME, "roles", List.of("planner")));
        administrator.call("createUser", Map.of(), json("username", BSN + " " + NAME, BSN, NAME));
        administrator.call("createUser", Map.of(), "{\"username\":\"" + BSN + "\", \"displayName\": " + NAME);
        app.anonymous().call("createToken", Map.of(), json("username", NAME, "password", PASSWORD));
        app.anonymous().call("createToken", Map.of(), json("username", "planner", "password", PASSWORD));
        String refresh = app.anonymous()
                .call("createToken", Map.of(), json("username", "planner", "password", "ronde-demo"))
                .expect(200)
                .field("refreshToken");
        app.anonymous().call("refreshToken", Map.of(), json("refreshToken", refresh));
        app.anonymous().call("activateUser", Map.of(), json("token", refresh, "password", PASSWORD));
        raw("GET /v1/users/" + BSN + "?" + NAME + "=" + BSN + " HTTP/1.1\r\nHost: " + BSN);
        raw("GET /v1/users?cursor=" + NAME + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + administrator.token());
        raw("GET /v1/me HTTP/1.1\r\nHost: x\r\nUser-Agent: " + NAME + "\r\nX-Request-Id: " + BSN
                + "\r\nAuthorization: Bearer " + NAME);
        return refresh;
    }

    @Test
    void no_operation_of_the_contract_logs_what_its_parameters_and_body_hold() {
        TestClient administrator = app.as("beheer");
        try (CapturedLog log = CapturedLog.start()) {
            for (Contract.Operation operation : App.contract().operations().values()) {
                Map<String, String> parameters = new java.util.HashMap<>();
                operation.parameters().forEach(each -> parameters.put(each.name(), NAME));
                HttpRequest request = TestClient.request(
                        app.server().httpPort(),
                        operation.anonymous() ? null : administrator.token(),
                        operation.id(),
                        parameters,
                        operation.body() == null ? null : json("bsn", BSN, "name", NAME, "password", PASSWORD));
                TestClient.send(request);
            }
            // The line of a request is written after its answer.
            int lines = App.contract().operations().size();
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (log.text().lines().count() < lines && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThat(log.text().lines().count()).isGreaterThanOrEqualTo(lines);
            assertThat(log.text()).doesNotContain(BSN, NAME, PASSWORD);
        }
    }

    @Test
    void a_fault_of_the_server_is_logged_without_the_values_of_the_row() {
        app.sql("ALTER TABLE app_user ADD CONSTRAINT planted CHECK (display_name <> '" + NAME + "')");
        try (CapturedLog log = CapturedLog.start(Level.DEBUG)) {
            app.as("beheer")
                    .call(
                            "createUser",
                            Map.of(),
                            json("username", "anna", "displayName", NAME, "roles", List.of("planner")))
                    .expectProblem(500, "internal-error");
            assertThat(log.text())
                    .contains("a request failed by a fault of the server")
                    .doesNotContain(NAME);
        } finally {
            app.sql("ALTER TABLE app_user DROP CONSTRAINT planted");
        }
    }

    @Test
    void a_line_break_in_a_value_makes_no_line_of_its_own() throws Exception {
        org.slf4j.Logger logger = org.slf4j.LoggerFactory.getLogger(LogScanTest.class);
        try (CapturedLog log = CapturedLog.start()) {
            logger.atInfo()
                    .addKeyValue("value", "a\r\n{\"level\":\"ERROR\"}\u001b[31m")
                    .log("said {}", "b\nc\u0000");
            // The line of another test's request may come late.
            List<String> lines = log.text()
                    .lines()
                    .filter(line -> !line.contains("\"message\":\"request\""))
                    .toList();
            assertThat(lines).hasSize(1);
            JsonNode line = new ObjectMapper().readTree(lines.getFirst());
            assertThat(line.path("level").asText()).isEqualTo("INFO");
            assertThat(lines.getFirst()).doesNotContain("\u001b", "\u0000");
        }
    }

    private static String part(String token) {
        return token.split("\\.")[2];
    }

    private static void raw(String head) {
        RawHttp.exchange(app.server().httpPort(), head + "\r\nConnection: close\r\n\r\n");
    }
}
