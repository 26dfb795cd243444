package nl.ronde.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health, metrics and the clock, on the port of the operator only. */
class ManagementPortTest {
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void metrics_count_requests_by_operation_and_hold_nothing_personal() {
        app.as("planner").call("getMe").expect(200);
        Answer metrics = get("/metrics").expect(200);
        assertThat(metrics.text()).contains("ronde_requests_seconds_count{operation=\"getMe\",status=\"200\"} 1");
        assertThat(metrics.text())
                .as("nothing is counted at every statement and byte")
                .contains("vertx_pool_")
                .doesNotContain("vertx_sql_", "vertx_net_");
        assertThat(metrics.text()).doesNotContain("Petra", "planner", "42420001");
        get(app.server().httpPort(), "/metrics").expect(404);
    }

    @Test
    void health_tells_up_and_nothing_more() {
        assertThat(get("/health/live").expect(200).text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health/ready").expect(200).text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void the_demos_clock_goes_forward_only() {
        Instant later = app.clock().instant().plusSeconds(3_600);
        moveClock("{\"now\":\"" + later + "\"}").expect(200);
        assertThat(app.clock().instant()).isEqualTo(later);
        assertThat(moveClock("{\"now\":\"2026-01-05T07:00:00Z\"}").expect(409).code())
                .isEqualTo("clock-only-forward");
        moveClock("{\"now\":\"tomorrow\"}").expect(400);
        moveClock("{").expect(400);
        moveClock("").expect(400);
        assertThat(app.clock().instant()).isEqualTo(later);
    }

    @Test
    void without_the_demo_nobody_moves_the_clock() {
        app.sql("UPDATE provider SET is_demo = false");
        Instant before = app.clock().instant();
        assertThat(moveClock("{\"now\":\"2027-01-01T00:00:00Z\"}").expect(403).code())
                .isEqualTo("clock-is-not-movable");
        assertThat(app.clock().instant()).isEqualTo(before);
    }

    private Answer get(String path) {
        return get(app.server().managementPort(), path);
    }

    private static Answer get(int port, String path) {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
    }

    private Answer moveClock(String body) {
        return TestClient.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.server().managementPort() + "/clock"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
