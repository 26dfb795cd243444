package nl.ronde.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.ronde.identity.Provider;
import nl.ronde.platform.act.Role;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/** One user for each role in both providers of the demo; a worker is made where the demo has none. */
final class MatrixUsers {
    private final TestApp app;

    MatrixUsers(TestApp app) {
        this.app = app;
        ensureWorker("hulp", "42420001");
        ensureWorker("hulp2", "42420002");
    }

    private void ensureWorker(String username, String agbCode) {
        if (app.value("SELECT 1 FROM app_user WHERE username = '" + username + "'") != null) {
            return;
        }
        String providerId = app.value("SELECT provider_id FROM provider WHERE agb_code = '" + agbCode + "'");
        UUID workerId = UUID.randomUUID();
        app.sql("INSERT INTO worker (provider_id, id, version, name, kind, active_from) VALUES ('" + providerId + "', '"
                + workerId + "', 1, 'Hulp', 'EMPLOYEE', '2025-01-01')");
        var providers = app.server().app().identity().providers();
        providers.createDemoUser(
                new Provider(UUID.fromString(providerId), "Demo", agbCode, true),
                username,
                "Hulp",
                Role.WORKER,
                workerId);
    }

    /** The users of the first provider, by the word of their role. */
    Map<String, TestClient> first() {
        return users("");
    }

    /** The users of the second provider, by the word of their role. */
    Map<String, TestClient> second() {
        return users("2");
    }

    private Map<String, TestClient> users(String suffix) {
        Map<String, TestClient> users = new LinkedHashMap<>();
        users.put("worker", app.as("hulp" + suffix));
        users.put("planner", app.as("planner" + suffix));
        users.put("teamLead", app.as("teamleider" + suffix));
        users.put("backOffice", app.as("backoffice" + suffix));
        users.put("administrator", app.as("beheer" + suffix));
        users.put("municipality", app.as("gemeente" + suffix));
        return users;
    }

    /** A signed-in user of the first provider with every role, who was disabled since. */
    TestClient disabled() {
        String providerId = app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'");
        String workerId = app.value("SELECT worker_id FROM app_user WHERE username = 'hulp'");
        app.sql("INSERT INTO app_user (provider_id, id, version, username, display_name, roles, password_hash)"
                + " SELECT provider_id, gen_random_uuid(), 1, 'weg', 'Weg',"
                + " '{worker,planner,teamLead,backOffice,administrator}', password_hash FROM app_user"
                + " WHERE username = 'planner' AND provider_id = '" + providerId + "' AND '" + workerId + "' <> ''");
        TestClient client = app.as("weg");
        app.sql("UPDATE app_user SET disabled = true WHERE username = 'weg'");
        return client;
    }
}
