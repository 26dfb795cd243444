package nl.ronde.identity;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in, renewal, sign-out and user management through HTTP. */
class SignInApiTest {
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
    void a_user_signs_in_and_is_told_who_she_is() {
        Answer me = app.as("planner").call("getMe").expect(200);
        assertThat(me.field("username")).isEqualTo("planner");
        assertThat(me.json().at("/provider/agbCode").asText()).isEqualTo("42420001");
    }

    @Test
    void unknown_and_wrong_give_the_same_answer() {
        Answer wrong = signIn("planner", "not the password").expectProblem(401, "sign-in-failed");
        Answer unknown = signIn("nobody", "not the password").expectProblem(401, "sign-in-failed");
        assertThat(wrong.text().replaceAll("[0-9a-f-]{36}", ""))
                .isEqualTo(unknown.text().replaceAll("[0-9a-f-]{36}", ""));
    }

    @Test
    void after_five_wrong_passwords_the_next_must_wait() {
        for (int i = 0; i < 5; i++) {
            signIn("planner", "wrong " + i).expectProblem(401, "sign-in-failed");
        }
        Answer slowed = signIn("planner", "ronde-demo").expectProblem(429, "too-many-requests");
        assertThat(slowed.header("Retry-After")).isNotNull();
        app.moveTo(app.clock().instant().plusSeconds(26));
        signIn("planner", "ronde-demo").expect(200);
    }

    @Test
    void an_access_token_lasts_ten_minutes() {
        TestClient planner = app.as("planner");
        app.moveTo(app.clock().instant().plusSeconds(599));
        planner.call("getMe").expect(200);
        app.moveTo(app.clock().instant().plusSeconds(1));
        planner.call("getMe").expectProblem(401, "token-expired");
    }

    @Test
    void a_lost_answer_gives_the_same_successor_within_a_minute() {
        String first = signIn("planner", "ronde-demo").field("refreshToken");
        String second = renew(first).expect(200).field("refreshToken");
        assertThat(renew(first).expect(200).field("refreshToken")).isEqualTo(second);
        renew(second).expect(200);
    }

    @Test
    void a_refresh_token_shown_again_later_ends_the_session() {
        Answer pair = signIn("planner", "ronde-demo");
        String first = pair.field("refreshToken");
        String second = renew(first).expect(200).field("refreshToken");
        app.moveTo(app.clock().instant().plusSeconds(61));
        renew(first).expectProblem(401, "session-ended");
        renew(second).expectProblem(401, "session-ended");
        app.anonymous().withToken(pair.field("accessToken")).call("getMe").expectProblem(401, "session-ended");
    }

    @Test
    void signing_out_ends_the_session() {
        Answer pair = signIn("planner", "ronde-demo");
        app.anonymous()
                .call("endSession", Map.of(), json("refreshToken", pair.field("refreshToken")))
                .expect(204);
        app.anonymous().withToken(pair.field("accessToken")).call("getMe").expectProblem(401, "session-ended");
    }

    @Test
    void a_new_user_chooses_a_password_by_a_link_that_works_once() {
        Answer created = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "anna", "displayName", "Anna", "roles", List.of("planner")))
                .expect(201);
        String link = created.json().at("/link/token").asText();
        activate(link, "ronde-demo").expectProblem(422, "password-too-weak");
        activate(link, "een lang wachtwoord").expect(204);
        activate(link, "een ander wachtwoord").expectProblem(410, "link-invalid");
        app.anonymous().signedIn("anna", "een lang wachtwoord").call("getMe").expect(200);
    }

    @Test
    void a_disabled_user_is_out_at_once() {
        TestClient planner = app.as("planner");
        planner.call("getMe").expect(200);
        TestClient administrator = app.as("beheer");
        String id = id(administrator, "planner");
        administrator.call("disableUser", Map.of("userId", id)).expect(200);
        planner.call("getMe").expectProblem(401, "session-ended");
        signIn("planner", "ronde-demo").expectProblem(401, "sign-in-failed");
        administrator.call("enableUser", Map.of("userId", id)).expect(200);
        signIn("planner", "ronde-demo").expect(200);
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        TestClient administrator = app.as("beheer");
        String id = id(administrator, "planner");
        Map<String, Object> change = json("displayName", "Petra P.");
        administrator.call("changeUser", Map.of("userId", id), change).expectProblem(428, "version-required");
        administrator
                .call("changeUser", Map.of("userId", id, "If-Match", "\"9\""), change)
                .expectProblem(412, "version-mismatch");
        Answer changed = administrator
                .call("changeUser", Map.of("userId", id, "If-Match", "\"1\""), change)
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_username_is_unique_in_the_installation() {
        app.as("beheer2")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "planner", "displayName", "X", "roles", List.of("planner")))
                .expectProblem(409, "username-taken");
    }

    private Answer signIn(String username, String password) {
        return app.anonymous().call("createToken", Map.of(), json("username", username, "password", password));
    }

    private Answer renew(String refreshToken) {
        return app.anonymous().call("refreshToken", Map.of(), json("refreshToken", refreshToken));
    }

    private Answer activate(String token, String password) {
        return app.anonymous().call("activateUser", Map.of(), json("token", token, "password", password));
    }

    private static String id(TestClient administrator, String username) {
        for (var user : administrator.call("listUsers").expect(200).json().path("items")) {
            if (user.path("username").asText().equals(username)) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError("no user " + username);
    }
}
