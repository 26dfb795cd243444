package nl.ronde.phones;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The real server as a process of its own, with its own PostgreSQL, both of which the kit kills, starts again, and puts back
 * to an earlier moment. The ports stay the same.
 */
final class OwnServer implements AutoCloseable {
    private static final int CLOCK_TRIES = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Path folder;
    private final SimTime time;
    private final int port;
    private final int managementPort;
    private Process process;

    OwnServer(Path folder, SimTime time) throws IOException {
        this.folder = folder;
        this.time = time;
        Files.createDirectories(folder);
        // Both held at once: a port that was let go may be given out again at once.
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            this.port = http.getLocalPort();
            this.managementPort = management.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Starts it at the present business time; returns when it is ready and the demo is there. */
    void start() throws IOException {
        Path root = Path.of(System.getProperty("project.dir", "."), "..").toRealPath();
        String libraries = Files.readString(Path.of(System.getProperty("server.classpath.file")))
                .strip();
        Path log = folder.resolve("server.log");
        long before = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx240m",
                // It is started often and lives shortly.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                root.resolve("target/classes") + File.pathSeparator + libraries,
                "nl.ronde.Main");
        builder.environment().keySet().removeIf(name -> name.startsWith("RONDE_"));
        builder.environment().put("RONDE_HTTP_PORT", String.valueOf(port));
        builder.environment().put("RONDE_HTTP_HOST", "127.0.0.1");
        builder.environment().put("RONDE_MANAGEMENT_PORT", String.valueOf(managementPort));
        builder.environment().put("RONDE_DATA_DIR", data().toString());
        builder.environment().put("RONDE_CLOCK", time.now().toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        until(() -> !process.isAlive() || (isReady() && saysDemo(log, before)), "the server is not ready: see " + log);
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended by itself: see " + log);
        }
        moveClock(time.now());
    }

    /** Its banner, which it prints last, names the demo. */
    private static boolean saysDemo(Path log, long from) {
        try {
            return Files.readString(log).substring((int) from).contains("ronde-demo");
        } catch (IOException e) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data").toAbsolutePath();
    }

    private Path cluster() {
        return data().resolve("postgresql");
    }

    private boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(management("health/ready")).GET()) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + "/" + path);
    }

    private int send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Moves the business clock forward, with everything that becomes due; again where 200 phones kept the database busy. */
    void moveClock(Instant to) throws IOException {
        int status = 503;
        for (int i = 0; i < CLOCK_TRIES && status == 503; i++) {
            if (i > 0) {
                Kit.pause(1_000);
            }
            status = send(HttpRequest.newBuilder(management("clock"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + to + "\"}")));
        }
        if (status != 200 && status != 409) {
            throw new IllegalStateException("the clock was not moved: " + status);
        }
        time.moveTo(to);
    }

    /** SIGKILL. Its PostgreSQL goes on, and the next start uses it. */
    void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Immediate stop of PostgreSQL: no checkpoint, every connection cut. The server goes on. */
    void killDatabase() throws IOException {
        Path pidFile = cluster().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        await(new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start());
        until(() -> ProcessHandle.of(pid).map(each -> !each.isAlive()).orElse(true), "PostgreSQL does not stop");
    }

    /** Starts PostgreSQL again with the words it was started with; returns when the server works again. */
    void startDatabase() throws IOException {
        String words = Files.readString(cluster().resolve("postmaster.opts")).strip();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses root; as at the first start, a user namespace makes it somebody else.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of("sh", "-c", "exec " + words));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgresql-again.log").toFile()))
                .start();
        until(this::isReady, "the server does not find PostgreSQL again");
    }

    /** A cold copy of the database; the server stops for it and starts again. */
    void backUp() throws IOException {
        stop();
        copy(cluster(), folder.resolve("backup"));
        start();
    }

    /** Kills both and puts the copy in place of the database. */
    void restore() throws IOException {
        kill();
        killDatabase();
        copy(folder.resolve("backup"), cluster());
        start();
    }

    private static void copy(Path from, Path to) throws IOException {
        Process copying = new ProcessBuilder(
                        "sh", "-c", "rm -rf \"$2\" && cp -a \"$1\" \"$2\"", "copy", "" + from, "" + to)
                .inheritIO()
                .start();
        await(copying);
        if (copying.exitValue() != 0) {
            throw new IOException("the database was not copied");
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** SIGTERM; returns when server and PostgreSQL have stopped. */
    private void stop() {
        if (process != null) {
            process.destroy();
            await(process);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        killDatabase();
    }
}
