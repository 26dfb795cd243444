package nl.ronde.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ronde.support.CapturedLog;
import nl.ronde.support.RawHttp;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the routes, and personal data in addresses. */
class AddressStrictnessTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/users, 405",
        "PUT, /v1/users, 405",
        "HEAD, /v1/users, 405",
        "TRACE, /v1/users, 405",
        "FOO, /v1/users, 405",
        "OPTIONS, /v1/users, 405",
        "GET, /v1/users/, 404",
        "GET, //v1/users, 404",
        "GET, /v1//users, 404",
        "GET, /v1/%75sers, 404",
        "GET, /v1%2eusers, 404",
        "GET, /v1/./users, 404",
        "GET, /v1/../v1/users, 404",
        "GET, /V1/users, 404",
        "GET, /v1/USERS, 404",
        "GET, /v1/users;x=1, 404",
        "GET, /v1/nothing, 404",
        "GET, /metrics, 404",
        "GET, /health/ready, 404",
        "POST, /clock, 404",
    })
    void there_is_no_way_around_a_route(String method, String path, int status) {
        RawHttp.Said said = request(method, path, "Authorization: Bearer " + token("planner") + "\r\n");
        assertThat(said.statuses()).containsExactly(status);
        if (!method.equals("HEAD")) {
            assertThat(said.text()).contains("\"requestId\"", "application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "X-Original-URL: /v1/me"})
    void a_header_changes_neither_method_nor_address(String header) {
        assertThat(request("DELETE", "/v1/me", "Authorization: Bearer " + token("planner") + "\r\n" + header + "\r\n")
                        .statuses())
                .containsExactly(405);
    }

    @Test
    void a_method_that_an_address_does_not_know_is_answered_with_those_it_knows() {
        assertThat(request("DELETE", "/v1/workers", "Authorization: Bearer " + token("planner") + "\r\n")
                        .hasHeader("Allow", "GET, POST"))
                .isTrue();
    }

    @Test
    void headers_that_name_a_person_or_a_provider_are_not_believed() {
        RawHttp.Said said = request(
                "GET",
                "/v1/users",
                "X-User-Id: beheer\r\nX-Tenant: 1\r\nX-Roles: administrator\r\nAuthorization: Bearer "
                        + token("planner") + "\r\n");
        assertThat(said.statuses()).containsExactly(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users/999900006",
                "/999900006",
                "/v1/users?cursor=999900006",
                "/v1/users?999900006=1",
                "/v1/users?cursor=99990000%36",
            })
    void a_bsn_in_an_address_is_refused_and_not_logged(String path) {
        try (CapturedLog log = CapturedLog.start()) {
            RawHttp.Said said = request("GET", path, "Authorization: Bearer " + token("beheer") + "\r\n");
            assertThat(said.statuses()).containsExactly(400);
            assertThat(said.text()).contains("bsn-in-address").doesNotContain("999900006");
            assertThat(log.text("bsn-in-address"))
                    .contains("bsn-in-address")
                    .doesNotContain("999900006", "99990000%36");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Not one of these is a BSN: wrong check digit, too short, too long, letters, part of something longer.
        "/v1/users?limit=20&cursor=999900007, 400, invalid-request",
        "/v1/users/123456789, 400, invalid-request",
        "/v1/users/01890a5d-ac96-774b-bcce-999900006000, 404, not-found",
    })
    void what_only_looks_like_a_bsn_is_treated_as_any_value(String path, int status, String code) {
        RawHttp.Said said = request("GET", path, "Authorization: Bearer " + token("beheer") + "\r\n");
        assertThat(said.statuses()).containsExactly(status);
        assertThat(said.text()).contains("\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users?cursor=%zz",
                "/v1/users?cursor=%",
                "/v1/users?cursor=%ff",
                "/v1/users?cursor=a%00b",
                "/v1/users?%0d%0aX-New:%20b=1"
            })
    void an_address_that_does_not_decode_is_400(String path) {
        RawHttp.Said said = request("GET", path, "Authorization: Bearer " + token("beheer") + "\r\n");
        assertThat(said.statuses()).containsExactly(400);
        assertThat(said.text()).contains("malformed-http").doesNotContain("X-New");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users?limit=5&limit=6, limit",
        "/v1/users?limit=0, limit",
        "/v1/users?limit=201, limit",
        "/v1/users?limit=1e2, limit",
        "/v1/users?limit=99999999999999999999, limit",
        "/v1/users?disabled=yes, disabled",
        "/v1/users?cursor=!!!, cursor",
        "/v1/users?sort=name, sort",
        "/v1/users/nonsense, userId",
    })
    void a_parameter_that_does_not_fit_is_named(String path, String field) {
        RawHttp.Said said = request("GET", path, "Authorization: Bearer " + token("beheer") + "\r\n");
        assertThat(said.statuses()).containsExactly(400);
        assertThat(said.text()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void the_request_id_stands_in_header_and_problem_and_is_the_servers_own() {
        RawHttp.Said said = request("GET", "/v1/me", "X-Request-Id: mine\r\n");
        String id = said.text().replaceAll("(?s).*X-Request-Id: ([0-9a-f-]{36}).*", "$1");
        assertThat(id).hasSize(36);
        assertThat(said.text()).contains("\"requestId\":\"" + id + "\"").doesNotContain("mine");
    }

    @Test
    void answers_are_not_kept_by_caches_and_not_guessed_at() {
        RawHttp.Said said = request("GET", "/v1/me", "Authorization: Bearer " + token("planner") + "\r\n");
        assertThat(said.hasHeader("cache-control", "no-store")).isTrue();
        assertThat(said.hasHeader("x-content-type-options", "nosniff")).isTrue();
    }

    @Test
    void a_page_of_another_origin_gets_no_leave_to_read() {
        RawHttp.Said said = request(
                "GET", "/v1/me", "Origin: https://evil.example\r\nAuthorization: Bearer " + token("planner") + "\r\n");
        assertThat(said.statuses()).containsExactly(200);
        assertThat(said.text().toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-allow");
    }

    private static RawHttp.Said request(String method, String path, String headers) {
        return RawHttp.exchange(
                app.server().httpPort(),
                method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private static String token(String username) {
        return app.as(username).token();
    }
}
