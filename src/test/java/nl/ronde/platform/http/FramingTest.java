package nl.ronde.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ronde.support.CapturedLog;
import nl.ronde.support.RawHttp;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two readers on the way could cut differently. A folded header line cannot be seen here: the library under us
 * has joined it by then, as a proxy would.
 */
class FramingTest {
    private static final String HEAD = "POST /v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String SMUGGLED = "GET /docs HTTP/1.1\r\nHost: x\r\n\r\n";
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
    void with_length_and_chunks_together_no_second_request_is_read() {
        RawHttp.Said said = send(HEAD + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED);
        assertThat(said.statuses()).containsExactly(400);
        assertThat(said.closed()).isTrue();
    }

    @Test
    void after_a_body_with_a_length_the_next_request_is_read() {
        RawHttp.Said said = send(HEAD + "Content-Length: 2\r\n\r\n{}" + SMUGGLED);
        assertThat(said.statuses()).containsExactly(400, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2, 2",
                "Content-Length: +2",
                "Content-Length: -2",
                "Content-Length: 0x2",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: identity",
                "Host: y\r\nContent-Length: 2",
                "X-A: a\0b\r\nContent-Length: 2",
                "No colon\r\nContent-Length: 2",
            })
    void an_ambiguous_head_is_refused_and_the_connection_closed(String headers) {
        RawHttp.Said said =
                send(HEAD + headers + "\r\n\r\n" + (headers.startsWith("Transfer") ? "0\r\n\r\n" : "{}") + SMUGGLED);
        assertThat(said.statuses()).isNotEmpty().containsOnly(400);
        assertThat(said.text()).contains("malformed-http", "\"requestId\"", "application/problem+json");
        assertThat(said.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/me HTTP/1.1\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/me HTTP/1.1\nHost: x\n\n",
                "no http at all\r\n\r\n",
            })
    void what_is_no_proper_request_is_refused_and_the_connection_closed(String request) {
        RawHttp.Said said = send(request + SMUGGLED);
        assertThat(said.statuses()).containsExactly(400);
        assertThat(said.text()).contains("malformed-http", "\"requestId\"");
        assertThat(said.closed()).isTrue();
    }

    @Test
    void an_address_over_4_kib_is_414_with_a_problem_and_without_a_word_in_the_log() {
        try (CapturedLog log = CapturedLog.start()) {
            RawHttp.Said said = send("GET /docs?" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(said.statuses()).containsExactly(414);
            assertThat(said.text()).contains("\"code\":\"address-too-long\"");
            assertThat(said.closed()).isTrue();
            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void headers_over_8_kib_are_431_with_a_problem_and_without_a_word_in_the_log() {
        try (CapturedLog log = CapturedLog.start()) {
            RawHttp.Said said = send("GET /docs HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(9_000) + "\r\n\r\n");
            assertThat(said.statuses()).containsExactly(431);
            assertThat(said.text()).contains("\"code\":\"headers-too-large\"");
            assertThat(said.closed()).isTrue();
            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void a_refused_head_is_in_the_log_with_its_code() {
        try (CapturedLog log = CapturedLog.start()) {
            send(HEAD + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
            assertThat(log.text("malformed-http")).contains("\"problem\":\"malformed-http\"", "\"status\":400");
        }
    }

    private static RawHttp.Said send(String text) {
        return RawHttp.exchange(app.server().httpPort(), text);
    }
}
