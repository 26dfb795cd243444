package nl.ronde.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.ronde.platform.StartRefused;

/**
 * A PostgreSQL server process that runs on a data directory, as its {@code postmaster.pid} tells: line 1 the process, line 4
 * the port, line 8 {@code ready}.
 *
 * @param pid process id
 * @param port TCP port on the loopback interface
 * @param pidFile the file itself; the server removes it when it has stopped
 */
record Postmaster(long pid, int port, Path pidFile) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * The server that still runs on this data directory, because the program that had started it was killed; once it answers.
     * A pid file that was left behind by a crash of the machine is made harmless.
     *
     * @throws StartRefused when a server runs there and does not answer within a minute
     */
    static Optional<Postmaster> survivorOf(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var pid = number(pidFile, 0);
        if (pid.isEmpty() || ProcessHandle.of(pid.get()).isEmpty()) {
            // PostgreSQL itself sees that this process is gone, and checks that none of its children is left.
            return Optional.empty();
        }
        if (!runsOn(pid.get(), cluster)) {
            takeOver(pidFile);
            return Optional.empty();
        }
        var alive = (BooleanSupplier)
                () -> Files.exists(pidFile) && ProcessHandle.of(pid.get()).isPresent();
        if (!await(() -> !alive.getAsBoolean()
                || read(pidFile).filter(Postmaster::answers).isPresent())) {
            throw new StartRefused("the embedded PostgreSQL, process " + pid.get() + ", runs on " + cluster
                    + " and does not answer; stop it with: kill -INT " + pid.get());
        }
        return alive.getAsBoolean() ? read(pidFile) : Optional.empty();
    }

    /** The process of a running server works in its data directory; another process that got the same number does not. */
    private static boolean runsOn(long pid, Path cluster) throws IOException {
        var workingDirectory = Path.of("/proc", Long.toString(pid), "cwd");
        if (Files.isDirectory(Path.of("/proc", "self"))) {
            try {
                return Files.readSymbolicLink(workingDirectory).equals(cluster.toRealPath());
            } catch (IOException e) {
                return false;
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(it -> it.info().command())
                .filter(it -> it.endsWith("postgres"))
                .isPresent();
    }

    /**
     * After a crash of the machine the number in the file may belong to any process, and PostgreSQL would refuse to start. It
     * passes over a file that names its own grandparent, which is us; rewriting the number, rather than deleting the file,
     * keeps its check on left-over children.
     */
    private static void takeOver(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.writeString(pidFile, String.join("\n", lines) + "\n");
    }

    /** What the file of a server that is ready says; empty while it starts or stops. */
    static Optional<Postmaster> read(Path pidFile) {
        try {
            var lines = Files.readAllLines(pidFile);
            if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    pidFile));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(Path pidFile, int line) throws IOException {
        try {
            var lines = Files.readAllLines(pidFile);
            return lines.size() > line
                    ? Optional.of(Long.parseLong(lines.get(line).strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean answers() {
        try (var connection = EmbeddedDatabase.superuser(port).connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Stops it in fast mode: open transactions are rolled back, what was committed is on disk. Returns when it has stopped. */
    void stop() throws IOException {
        if (!hasStopped()) {
            new ProcessBuilder("sh", "-c", "kill -INT " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
        awaitStopped();
    }

    /** Waits until it has stopped, at most a minute. */
    void awaitStopped() throws IOException {
        if (!await(this::hasStopped)) {
            throw new IOException("the embedded PostgreSQL, process " + pid + ", does not stop");
        }
    }

    private boolean hasStopped() {
        return !Files.exists(pidFile) || ProcessHandle.of(pid).isEmpty();
    }

    private static boolean await(BooleanSupplier condition) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(50);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the embedded PostgreSQL", e);
        }
    }
}
