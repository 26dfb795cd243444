package nl.ronde.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.server.Ports;
import nl.ronde.support.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that sends a body byte by byte, with a patience of half a second instead of ten. */
class SlowBodyTest {
    private static final String HEAD = "POST /v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private Vertx vertx;
    private Ports ports;
    private int port;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        ports = new Ports(vertx);
        Contract contract = Contract.load();
        Api api = new Api(
                contract,
                token -> {
                    throw CommonProblem.UNAUTHENTICATED.refuse();
                },
                new ProblemWriter(Map.of()),
                BusinessClock.startingAt(null),
                new RequestLog(new SimpleMeterRegistry()),
                MinimumVersion.NONE,
                Duration.ofMillis(500));
        contract.operations().keySet().forEach(id -> api.bind(id, request -> Reply.noContent()));
        port = ports.open("127.0.0.1", 0, 1, api::router);
    }

    @AfterEach
    void stop() throws Exception {
        ports.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_body_that_trickles_in_is_408_and_the_connection_is_closed() {
        try (RawHttp http = new RawHttp(port)) {
            http.send(HEAD + "Content-Length: 1000\r\n\r\n");
            assertThat(trickle(http, " ")).contains("HTTP/1.1 408", "request-timeout");
            assertThat(http.closedEarly() || http.readAll(2_000).closed()).isTrue();
        }
    }

    @Test
    void pieces_that_trickle_in_are_408_and_the_connection_is_closed() {
        try (RawHttp http = new RawHttp(port)) {
            http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(trickle(http, "1\r\n \r\n")).contains("HTTP/1.1 408", "request-timeout");
            assertThat(http.closedEarly() || http.readAll(2_000).closed()).isTrue();
        }
    }

    @Test
    void a_body_that_comes_in_time_is_read() {
        String body = "{\"username\":\"a\",\"password\":\"b\"}";
        RawHttp.Said said = RawHttp.exchange(port, HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(said.statuses()).containsExactly(204);
    }

    private static String trickle(RawHttp http, String bytes) {
        for (int i = 0; i < 40 && !http.closedEarly(); i++) {
            http.send(bytes);
            String said = http.readAll(100).text();
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }
}
