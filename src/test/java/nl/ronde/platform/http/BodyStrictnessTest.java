package nl.ronde.platform.http;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.ronde.support.RawHttp;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one strict reader of bodies refuses, each through a real request (users of an administrator). */
class BodyStrictnessTest {
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
    void a_body_over_the_limit_is_refused_and_the_connection_closed() {
        String declared =
                "POST /v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n\r\n{";
        RawHttp.Said said = RawHttp.exchange(port(), declared);
        assertThat(said.statuses()).containsExactly(413);
        assertThat(said.closed()).isTrue();
        assertThat(said.text()).contains("\"code\":\"too-large\"", "\"requestId\"");
    }

    @Test
    void a_body_over_the_limit_is_refused_when_it_comes_in_pieces_without_a_length() {
        try (RawHttp http = new RawHttp(port())) {
            http.send("POST /v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            String piece = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
            for (int i = 0; i < 9; i++) {
                http.send(piece);
            }
            RawHttp.Said said = http.readAll(3_000);
            assertThat(said.statuses()).containsExactly(413);
            assertThat(said.closed()).isTrue();
        }
    }

    @Test
    void a_body_of_exactly_the_limit_is_read() {
        String body = "{\"username\":\"planner\",\"password\":\"x\"}";
        post("/v1/auth/token", body + " ".repeat(64 * 1024 - body.length())).expectProblem(401, "sign-in-failed");
    }

    @Test
    void nesting_deeper_than_32_is_refused() {
        post("{\"displayName\":" + "[".repeat(31) + "]".repeat(31) + "}").expectProblem(400, "invalid-request");
        post("{\"displayName\":" + "[".repeat(32) + "]".repeat(32) + "}").expectProblem(400, "malformed-json");
        post("[".repeat(60_000)).expectProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // duplicate keys, also where one is written with an escape
                "{\"displayName\":\"a\",\"displayName\":\"b\"}",
                "{\"displayName\":\"a\",\"display\\u004eame\":\"b\"}",
                // half characters and NUL, in values and in names
                "{\"displayName\":\"\\ud800\"}",
                "{\"displayName\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"displayName\":\"a\\u0000b\"}",
                "{\"a\\u0000\":1}",
                // numbers that are none, or that a reader would round
                "{\"displayName\":1e400}",
                "{\"displayName\":-1e400}",
                "{\"displayName\":1e999999999}",
                "{\"displayName\":NaN}",
                "{\"displayName\":Infinity}",
                "{\"displayName\":-0}",
                "{\"displayName\":-0.0}",
                "{\"displayName\":9007199254740993}",
                "{\"displayName\":-9007199254740993}",
                "{\"displayName\":012}",
                "{\"displayName\":+1}",
                // what is not JSON at all
                "/* a */{\"displayName\":\"a\"}",
                "{\"displayName\":\"a\"}// b",
                "{\"displayName\":\"a\"} x",
                "{\"displayName\":\"a\"}{}",
                "\uFEFF{\"displayName\":\"a\"}",
                "{'displayName':'a'}",
                "{displayName:\"a\"}",
                "{\"displayName\":\"a\",}",
                "{\"displayName\":\"a",
                "",
                " ",
            })
    void what_is_not_strict_json_is_refused(String body) {
        post(body).expectProblem(400, "malformed-json");
    }

    @Test
    void a_number_of_a_thousand_digits_is_refused() {
        post("{\"displayName\":" + "9".repeat(1_000) + "}").expectProblem(400, "malformed-json");
        post("{\"displayName\":0." + "0".repeat(1_000) + "1}").expectProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource({"c328", "ff", "c0af", "eda080", "f4908080", "e282"})
    void bytes_that_are_no_utf_8_are_refused(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex(hex);
        byte[] begin = "{\"displayName\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] body = java.nio.ByteBuffer.allocate(begin.length + wrong.length + end.length)
                .put(begin)
                .put(wrong)
                .put(end)
                .array();
        app.as("beheer").call("createUser", Map.of(), body).expectProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\":5,\"displayName\":\"A\",\"roles\":[\"planner\"]} | /username",
                "{\"username\":true,\"displayName\":\"A\",\"roles\":[\"planner\"]} | /username",
                "{\"username\":null,\"displayName\":\"A\",\"roles\":[\"planner\"]} | /username",
                "{\"username\":\"a1\",\"displayName\":[\"A\"],\"roles\":[\"planner\"]} | /displayName",
                "{\"username\":\"a1\",\"displayName\":\"A\",\"roles\":\"planner\"} | /roles",
                "{\"username\":\"a1\",\"displayName\":\"A\",\"roles\":[\"boss\"]} | /roles/0",
                "{\"username\":\"a1\",\"displayName\":\"A\",\"roles\":[\"planner\"],\"workerId\":\"x\"} | /workerId",
                "{\"username\":\"a1\",\"displayName\":\"A\",\"roles\":[\"planner\"],\"tenantId\":\"x\"} | /tenantId",
                "{\"username\":\"a1\",\"displayName\":\"A\",\"roles\":[\"planner\"],\"version\":7} | /version",
                "{\"username\":\"a1\",\"displayName\":\"A\"} | /roles",
                "[] | /",
            })
    void a_field_that_does_not_fit_is_named(String body, String field) {
        Answer answer = post(body).expectProblem(400, "invalid-request");
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void a_refusal_never_repeats_the_value() {
        Answer answer = post("{\"username\":\"GEHEIM 999900006\",\"displayName\":\"A\",\"roles\":[\"planner\"],"
                + "\"workerId\":\"GEHEIM\"}");
        assertThat(answer.expect(400).text()).doesNotContain("GEHEIM", "999900006");
        assertThat(post("{\"username\":\"GEHEIM 999900006\"").expect(400).text())
                .doesNotContain("GEHEIM", "999900006");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json; charset=utf-16",
                "application/json-patch+json",
                "multipart/form-data; boundary=x",
                "json"
            })
    void another_content_type_is_415(String type) {
        send("Content-Type", type).expectProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""})
    void json_in_any_spelling_is_read(String type) {
        send("Content-Type", type).expectProblem(401, "sign-in-failed");
    }

    @Test
    void a_body_without_a_content_type_is_415() {
        String body = "{\"username\":\"a\",\"password\":\"b\"}";
        RawHttp.Said said = RawHttp.exchange(
                port(),
                "POST /v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(said.statuses()).containsExactly(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip"})
    void a_compressed_body_is_415(String encoding) {
        HttpRequest request = request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .build();
        TestClient.send(request).expectProblem(415, "unsupported-media-type");
    }

    @Test
    void an_answer_that_the_server_cannot_give_is_406() {
        accepting("application/xml, image/*").expectProblem(406, "not-acceptable");
        for (String accept : List.of("*/*", "application/*", "text/html, application/json;q=0.5")) {
            accepting(accept).expectProblem(401, "sign-in-failed");
        }
    }

    @Test
    void a_name_is_kept_in_one_unicode_form_whatever_the_keyboard_sent() {
        String decomposed = "Zoe\u0308 van \u2019t Hof \uD83D\uDE00";
        String escaped = "{\"username\":\"zoe.b\",\"displayName\":\"Zo\\u0065\\u0308\",\"roles\":[\"planner\"]}";
        Answer first = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "zoe.a", "displayName", decomposed, "roles", List.of("planner")))
                .expect(201);
        assertThat(first.json().at("/user/displayName").asText()).isEqualTo("Zo\u00eb van \u2019t Hof \uD83D\uDE00");
        assertThat(post(escaped).expect(201).json().at("/user/displayName").asText())
                .isEqualTo("Zo\u00eb");
        assertThat(app.value("SELECT display_name FROM app_user WHERE username = 'zoe.b'"))
                .isEqualTo("Zo\u00eb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "\\u001b[31m", "\\r", "\\u007f", "\\u0085", "\\b"})
    void a_control_character_is_refused(String escape) {
        post("{\"username\":\"c1\",\"displayName\":\"a" + escape + "b\",\"roles\":[\"planner\"]}")
                .expectProblem(400, "malformed-json");
    }

    @Test
    void a_line_feed_and_a_tab_are_text_in_a_field_of_several_lines() {
        String body = "{\"person\":{\"familyName\":\"Regels\"},\"accessNote\":\"a\\n\\tb\"}";
        Answer answer = app.as("planner").call("createClient", Map.of(), body);
        assertThat(answer.expect(201).json().at("/accessNote").asText()).isEqualTo("a\n\tb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\n", "\\na", "a\\tb", "\\t", " ", "  "})
    void a_name_is_one_line_with_something_on_it(String name) {
        post("{\"username\":\"regels\",\"displayName\":\"" + name + "\",\"roles\":[\"planner\"]}")
                .expectProblem(400, "invalid-request");
        app.as("planner")
                .call("createClient", Map.of(), "{\"person\":{\"familyName\":\"" + name + "\"}}")
                .expectProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/json;q=0", "application/json; q=0.000"})
    void an_answer_that_the_server_cannot_give_is_406_before_anything_is_written(String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/v1/clients"))
                .headers("Content-Type", "application/json", "Accept", accept)
                .header("Authorization", "Bearer " + app.as("planner").token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"person\":{\"familyName\":\"Nietgemaakt\"}}"))
                .build();
        TestClient.send(request).expectProblem(406, "not-acceptable");
        assertThat(app.as("planner")
                        .call("searchClients", Map.of(), json("name", "Nietgemaakt"))
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    private static Answer post(String body) {
        return app.as("beheer").call("createUser", Map.of(), body);
    }

    private static Answer post(String path, String body) {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/v1/auth/token"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"nobody\",\"password\":\"b\"}"));
    }

    private static Answer accepting(String accept) {
        return send("Content-Type", "application/json", "Accept", accept);
    }

    private static Answer send(String... headers) {
        // A moment later each time: the brake on guessing is not what is tested here.
        app.moveTo(app.clock().instant().plusSeconds(60));
        return TestClient.send(request().headers(headers).build());
    }

    private static int port() {
        return app.server().httpPort();
    }
}
