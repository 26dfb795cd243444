package nl.ronde.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import nl.ronde.support.CrashablePostgres;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away without warning and comes back. */
class DatabaseAwayTest {
    @Test
    void while_the_database_is_away_all_is_503_and_afterwards_all_works_without_a_restart() {
        Path folder = Path.of(System.getProperty("project.dir", "."), "target", "postgresql", "crash");
        try (CrashablePostgres postgres = new CrashablePostgres(folder);
                TestApp app = TestApp.startOn(postgres.address())) {
            TestClient planner = app.as("planner");
            planner.call("getMe").expect(200);
            assertThat(health(app, "ready")).isEqualTo(200);

            postgres.crash();
            long began = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                var answer = planner.call("getMe").expectProblem(503, "temporarily-unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("2");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
            assertThat(health(app, "ready")).isEqualTo(503);
            assertThat(health(app, "live")).isEqualTo(200);

            postgres.startAgain();
            CrashablePostgres.until(() -> health(app, "ready") == 200, "the server does not find the database again");
            for (int i = 0; i < 20; i++) {
                planner.call("getMe").expect(200);
            }
            app.as("beheer").call("listUsers").expect(200);
        }
    }

    private static int health(TestApp app, String kind) {
        URI address = URI.create("http://127.0.0.1:" + app.server().managementPort() + "/health/" + kind);
        return TestClient.send(HttpRequest.newBuilder(address).build()).status();
    }
}
