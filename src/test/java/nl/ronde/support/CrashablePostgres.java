package nl.ronde.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.database.EmbeddedDatabase;

/** A durable PostgreSQL of its own that can be stopped without warning and started again on the same data and port. */
public final class CrashablePostgres implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final Path cluster;
    private long pid;

    /** Starts one in a new folder below this one. */
    public CrashablePostgres(Path folder) {
        this.database = EmbeddedDatabase.temporary(folder, TestDatabase.folder("binaries"), true);
        this.pid = database.pid();
        this.cluster = cluster(folder, pid);
    }

    private static Path cluster(Path folder, long pid) {
        try (var files = Files.walk(folder, 3)) {
            return files.filter(each -> each.endsWith("postmaster.pid"))
                    .filter(each -> firstLine(each).equals(String.valueOf(pid)))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).getFirst().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database, as the owner of the tables. */
    public DatabaseAddress address() {
        return database.address();
    }

    /** Process id of the server. */
    public long pid() {
        return pid;
    }

    /** Immediate stop: no checkpoint, every connection cut; what was committed is in the log of the database only. */
    public void crash() {
        signal("QUIT");
        until(() -> ProcessHandle.of(pid).map(each -> !each.isAlive()).orElse(true), "PostgreSQL does not stop");
    }

    /** Starts it again with the words it was started with; returns when it has recovered and answers. */
    public void startAgain() {
        try {
            // PostgreSQL refuses root; as at the first start, a user namespace makes it somebody else.
            String words = Files.readString(cluster.resolve("postmaster.opts")).strip();
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of("sh", "-c", "exec " + words));
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            cluster.resolveSibling("again.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        until(this::answers, "PostgreSQL does not come back");
        pid = Long.parseLong(firstLine(cluster.resolve("postmaster.pid")));
    }

    private boolean answers() {
        try (var connection = address().connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits up to two minutes, for machines that do much else, for something outside this process. */
    public static void until(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        if (!answers()) {
            startAgain();
        }
        database.close();
    }
}
