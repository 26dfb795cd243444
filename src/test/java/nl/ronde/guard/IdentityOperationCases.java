package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;

/** Sign-in, users and the contract's own page. */
final class IdentityOperationCases implements OperationCases {
    private static final Set<String> ANONYMOUS = Set.of("anonymous");
    private static final Set<String> ANYONE = Set.of("anyone");
    private static final Set<String> ADMINISTRATOR = Set.of("administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Map<String, Case> cases = new HashMap<>();
        cases.put("getContract", new Case(ANONYMOUS, Map.of(), null, 0));
        cases.put("getDocs", new Case(ANONYMOUS, Map.of(), null, 0));
        cases.put("getDocsAsset", new Case(ANONYMOUS, Map.of("asset", "start.js"), null, 0));
        cases.put(
                "createToken", new Case(ANONYMOUS, Map.of(), json("username", "planner", "password", "ronde-demo"), 0));
        cases.put("refreshToken", new Case(ANONYMOUS, Map.of(), json("refreshToken", "none"), 0));
        cases.put("endSession", new Case(ANONYMOUS, Map.of(), json("refreshToken", "none"), 0));
        cases.put(
                "activateUser",
                new Case(ANONYMOUS, Map.of(), json("token", "none", "password", "een lang wachtwoord"), 0));
        cases.put("getMe", new Case(ANYONE, Map.of(), null, 0));
        cases.put(
                "changeOwnPassword",
                new Case(ANYONE, Map.of(), json("currentPassword", "wrong", "newPassword", "een lang wachtwoord"), 0));
        cases.putAll(ofUsers(app));
        return cases;
    }

    private static Map<String, Case> ofUsers(TestApp app) {
        String userId = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "matrix", "displayName", "Matrix", "roles", List.of("planner")))
                .expect(201)
                .json()
                .at("/user/id")
                .asText();
        Map<String, ?> user = Map.of("userId", userId);
        Map<String, Case> cases = new HashMap<>();
        cases.put("listUsers", new Case(ADMINISTRATOR, Map.of(), null, 0));
        cases.put(
                "createUser",
                new Case(
                        ADMINISTRATOR,
                        Map.of(),
                        json("username", "planner", "displayName", "X", "roles", List.of("planner")),
                        409));
        cases.put("getUser", new Case(ADMINISTRATOR, user, null, 404));
        cases.put(
                "changeUser",
                new Case(
                        ADMINISTRATOR,
                        Map.of("userId", userId, "If-Match", "\"1\""),
                        json("displayName", "Changed"),
                        404));
        for (String each : List.of("disableUser", "enableUser", "endUserSessions", "createResetLink")) {
            cases.put(each, new Case(ADMINISTRATOR, user, null, 404));
        }
        return cases;
    }
}
