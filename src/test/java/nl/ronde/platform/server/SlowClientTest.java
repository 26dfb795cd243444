package nl.ronde.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import nl.ronde.support.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that sends the head of a request byte by byte, with a patience of two seconds instead of ten. */
class SlowClientTest {
    private static final Duration PATIENCE = Duration.ofMillis(2_000);
    private Vertx vertx;
    private Ports ports;
    private int port;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        ports = new Ports(vertx, PATIENCE, PATIENCE);
        port = ports.open("127.0.0.1", 0, 1, all -> {
            Router router = Router.router(all);
            router.route().handler(context -> context.response().end("ok"));
            return router;
        });
    }

    @AfterEach
    void stop() throws Exception {
        ports.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_head_that_trickles_in_ends_with_the_connection() throws Exception {
        try (RawHttp http = new RawHttp(port)) {
            http.send("GET / HTTP/1.1\r\nHost: x\r\n");
            assertThat(trickle(http)).isTrue();
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed() {
        try (RawHttp http = new RawHttp(port)) {
            assertThat(http.readAll(5_000).closed()).isTrue();
        }
    }

    @Test
    void a_second_head_that_trickles_in_ends_with_the_connection_too() throws Exception {
        try (RawHttp http = new RawHttp(port)) {
            http.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(http.readAll(800).statuses()).containsExactly(200);
            http.send("GET / HTTP/1.1\r\nHost: x\r\n");
            assertThat(trickle(http)).isTrue();
        }
    }

    @Test
    void a_connection_in_use_lives_longer_than_the_patience_for_one_request() throws Exception {
        try (RawHttp http = new RawHttp(port)) {
            for (int i = 0; i < 5; i++) {
                http.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(http.readAll(800).statuses()).containsExactly(200);
            }
        }
    }

    /** True where the server closed while bytes were still coming. */
    private static boolean trickle(RawHttp http) {
        for (int i = 0; i < 40; i++) {
            http.send("X-" + i + ": a\r\n");
            if (http.closedEarly() || http.readAll(100).closed()) {
                return true;
            }
        }
        return false;
    }
}
