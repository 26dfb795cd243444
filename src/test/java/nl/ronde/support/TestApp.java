package nl.ronde.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.ronde.Server;
import nl.ronde.identity.TestSessions;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.server.Infrastructure;

/**
 * The whole server for a test: real ports, a real database of its own, a clock that stands still until the test moves it.
 */
public final class TestApp implements AutoCloseable {
    /** Monday 5 January 2026, 08:00 in Amsterdam: the first day of the example assignment. */
    public static final Instant START = Instant.parse("2026-01-05T07:00:00Z");

    private final DatabaseAddress database;
    private final BusinessClock clock;
    private final Infrastructure infrastructure;
    private final Server server;
    private final Map<String, SignedIn> signedIn = new HashMap<>();
    private Connection owner;

    private TestApp(DatabaseAddress database, boolean migrated, Instant start, Map<String, String> environment) {
        this.database = database;
        this.clock = BusinessClock.startingAt(start, new StandingClock(start));
        Settings settings = Settings.read(environment(environment));
        this.infrastructure = migrated
                ? Infrastructure.startOnMigrated(settings, clock, database)
                : Infrastructure.startOn(settings, clock, database);
        this.server = new Server(infrastructure, settings);
    }

    /** A server with the two demo providers, at {@link #START}. */
    public static TestApp start() {
        return start(START);
    }

    /** A server with the two demo providers, at this instant. */
    public static TestApp start(Instant at) {
        return start(at, Map.of());
    }

    /** A server with further settings. */
    public static TestApp start(Instant at, Map<String, String> settings) {
        DatabaseAddress withDemo = TestDatabase.copyOf("demo at " + at, empty -> {
            try (TestApp app = new TestApp(empty, true, at, Map.of())) {
                app.loadDemo();
                // The next server has keys of its own; nothing in the demo is sealed.
                app.sql("DELETE FROM installation");
            }
        });
        return new TestApp(withDemo, true, at, settings);
    }

    /** A server with the demo on an empty database of the caller's, at {@link #START}. */
    public static TestApp startOn(DatabaseAddress database) {
        TestApp app = new TestApp(database, false, START, Map.of());
        app.loadDemo();
        return app;
    }

    /** A server with further settings on the database that another left behind, at {@link #START}. */
    public static TestApp startAgainOn(DatabaseAddress database, Map<String, String> settings) {
        return new TestApp(database, false, START, settings);
    }

    /** The terms of the demo's own VOGs stand in no test's way. */
    private void loadDemo() {
        server.loadDemo();
        sql(
                "DELETE FROM obligation_event WHERE obligation_id IN (SELECT id FROM obligation WHERE kind = 'vog-renewal');"
                        + "DELETE FROM obligation WHERE kind = 'vog-renewal'");
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Path folder;
        try {
            Path parent = Path.of(System.getProperty("project.dir", "."), "target", "test-apps");
            Files.createDirectories(parent);
            folder = Files.createTempDirectory(parent, "app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "RONDE_HTTP_PORT", "0",
                "RONDE_HTTP_HOST", "127.0.0.1",
                "RONDE_MANAGEMENT_PORT", "0",
                "RONDE_DATA_DIR", folder.toString()));
        environment.putAll(more);
        return environment;
    }

    /** The business clock, to be moved. */
    public BusinessClock clock() {
        return clock;
    }

    /** Moves the business clock and runs what became due. */
    public void moveTo(Instant now) {
        clock.moveTo(now);
        server.app().jobs().runDue();
    }

    /** The server under test. */
    public Server server() {
        return server;
    }

    /** The infrastructure under the server. */
    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /** The database, as its owner. */
    public DatabaseAddress database() {
        return database;
    }

    /** Runs SQL as the owner (a superuser here): for looking behind the API. */
    public synchronized void sql(String sql) {
        try (var statement = owner().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row of a query, as the owner. */
    public synchronized String value(String sql) {
        try (var statement = owner().createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kept for the next time; made anew where the database went away meanwhile. */
    private Connection owner() throws SQLException {
        if (owner == null || !owner.isValid(1)) {
            owner = database.connect();
        }
        return owner;
    }

    /** A caller of the API who has not signed in. */
    public TestClient anonymous() {
        return new TestClient(this, null);
    }

    /**
     * A caller with a session of this user ({@code hulp}, {@code planner2} ...), begun without the password; one serves for
     * as long as its token lasts.
     */
    public TestClient as(String username) {
        Instant now = clock.instant();
        SignedIn known = signedIn.get(username);
        if (known == null || now.isAfter(known.at().plusSeconds(500))) {
            known = new SignedIn(
                    anonymous().withToken(TestSessions.accessToken(server.app(), infrastructure.db(), username)), now);
            signedIn.put(username, known);
        }
        return known.client();
    }

    @Override
    public void close() {
        server.close();
        try {
            if (owner != null) {
                owner.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record SignedIn(TestClient client, Instant at) {}
}
