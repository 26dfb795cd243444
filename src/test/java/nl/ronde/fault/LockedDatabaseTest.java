package nl.ronde.fault;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody holds a table: every request that needs it ends in bounded time and says that it may be sent again. */
class LockedDatabaseTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private TestApp app;
    private Connection locker;

    @BeforeEach
    void start() throws Exception {
        app = TestApp.start(TestApp.START, Map.of("RONDE_DATABASE_POOL_SIZE", "4"));
        locker = app.database().connect();
        locker.setAutoCommit(false);
    }

    @AfterEach
    void stop() throws Exception {
        locker.close();
        app.close();
    }

    @Test
    void a_locked_table_gives_503_with_a_time_to_come_back_and_nothing_stays_broken() throws Exception {
        TestClient administrator = app.as("beheer");
        administrator.call("listUsers").expect(200);
        lock("app_user");
        List<Answer> answers = together(12, () -> administrator.call("listUsers"));
        assertThat(answers).allSatisfy(LockedDatabaseTest::mayBeSentAgain);
        locker.rollback();
        // Back at once, on every connection of the pool.
        assertThat(together(12, () -> administrator.call("listUsers"))).allSatisfy(answer -> answer.expect(200));
        assertThat(
                        app.value(
                                "SELECT string_agg(state || ' ' || query, '; ') FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND application_name = 'ronde' AND state <> 'idle' AND pid <> pg_backend_pid()"))
                .isNull();
        assertThat(
                        Integer.parseInt(
                                app.value(
                                        "SELECT count(*) FROM pg_stat_activity"
                                                + " WHERE datname = current_database() AND application_name = 'ronde' AND pid <> pg_backend_pid()")))
                .as("the four of the pool and the one that locked")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void a_locked_table_leaves_health_and_other_tables_alone() throws Exception {
        TestClient planner = app.as("planner");
        planner.call("getMe").expect(200);
        lock("one_time_link");
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "anna", "displayName", "A", "roles", List.of("planner"))));
        planner.call("getMe").expect(200);
        assertThat(management("/health/ready").status()).isEqualTo(200);
        assertThat(management("/health/live").status()).isEqualTo(200);
        mayBeSentAgain(waiting.get());
        locker.rollback();
        assertThat(app.value("SELECT count(*) FROM app_user WHERE username = 'anna'"))
                .as("half an act")
                .isEqualTo("0");
    }

    @Test
    void signing_in_while_the_sessions_are_locked_is_503_and_no_hang() throws Exception {
        lock("refresh_token");
        mayBeSentAgain(
                app.anonymous().call("createToken", Map.of(), json("username", "planner", "password", "ronde-demo")));
    }

    @Test
    void a_pool_without_a_free_connection_gives_503_after_two_seconds() throws Exception {
        TestClient administrator = app.as("beheer");
        administrator.call("listUsers").expect(200);
        lock("app_user");
        long began = System.nanoTime();
        List<Answer> answers = together(40, () -> administrator.call("listUsers"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        assertThat(answers).hasSize(40).allSatisfy(LockedDatabaseTest::mayBeSentAgain);
    }

    @Test
    void moving_the_demos_clock_is_503_while_the_database_is_busy() throws Exception {
        lock("provider");
        Answer busy = moveClock();
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.code()).isEqualTo("temporarily-unavailable");
        assertThat(busy.header("Retry-After")).isEqualTo("2");
        locker.rollback();
        assertThat(moveClock().status()).isEqualTo(200);
    }

    private Answer moveClock() {
        return TestClient.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.server().managementPort() + "/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"now\":\"" + app.clock().instant().plusSeconds(60) + "\"}"))
                .build());
    }

    private static void mayBeSentAgain(Answer answer) {
        answer.expectProblem(503, "temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    private void lock(String table) throws Exception {
        try (var statement = locker.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
    }

    private Answer management(String path) {
        return TestClient.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.server().managementPort() + path))
                .build());
    }

    private static List<Answer> together(int times, java.util.concurrent.Callable<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (var each : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
