package nl.ronde.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.support.CrashablePostgres;

/** The real server as a process of its own, on the same ports after every start. */
public final class ServerProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final DatabaseAddress database;
    private final Path folder;
    private final int httpPort;
    private final int managementPort;
    private Process process;

    /** A server on this database, with its log in this folder. */
    public ServerProcess(DatabaseAddress database, Path folder) {
        this.database = database;
        this.folder = folder;
        // Both held at once: a port that was let go may be given out again at once.
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            this.httpPort = http.getLocalPort();
            this.managementPort = management.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the API. */
    public int httpPort() {
        return httpPort;
    }

    /** Process id, for those who read its processor time. */
    public long pid() {
        return process.pid();
    }

    /** Starts it; returns when it says that it is ready. */
    public void start() {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xms32m",
                "-Xmx240m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders"));
        // For those who look into it: -Dserver.options="-XX:StartFlightRecording:filename=..."
        String options = System.getProperty("server.options", "").strip();
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" +")));
        }
        command.addAll(List.of("-cp", classes, "nl.ronde.Main"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("RONDE_"));
        builder.environment().put("RONDE_HTTP_PORT", String.valueOf(httpPort));
        builder.environment().put("RONDE_HTTP_HOST", "127.0.0.1");
        builder.environment().put("RONDE_MANAGEMENT_PORT", String.valueOf(managementPort));
        builder.environment()
                .put("RONDE_DATA_DIR", folder.resolve("data").toAbsolutePath().toString());
        builder.environment()
                .put(
                        "RONDE_DATABASE_URL",
                        "postgresql://" + database.host() + ":" + database.port() + "/" + database.database()
                                + "?sslmode=disable");
        builder.environment().put("RONDE_DATABASE_USER", database.user());
        builder.environment()
                .put("RONDE_DATABASE_PASSWORD", database.password().isEmpty() ? "none" : database.password());
        builder.environment().put("RONDE_DEMO", "on");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
        CrashablePostgres.until(this::hasDemo, "the server does not load its demo");
    }

    /** The server is ready before the demo of an empty database is loaded. */
    private boolean hasDemo() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM app_user WHERE username IN ('hulp', 'beheer', 'hulp2', 'beheer2')")) {
            return rows.next() && rows.getInt(1) == 4;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Waits until the server says that it can do its work. */
    void awaitReady() {
        CrashablePostgres.until(() -> !process.isAlive() || isReady(), "the server is not ready: see " + folder);
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended by itself: see " + folder.resolve("server.log"));
        }
    }

    private boolean isReady() {
        try {
            URI address = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; waits until it has stopped. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
