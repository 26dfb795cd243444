package nl.ronde.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import nl.ronde.platform.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that the server brings itself, for a first look, for one machine and for tests. It keeps its data between
 * starts and is as durable as any other: fsync, full page writes and synchronous commit are on, pages carry checksums.
 *
 * <p>It listens on 127.0.0.1 only, on a free port, without a password: whoever has an account on the machine can enter it. An
 * installation with data of real clients uses a PostgreSQL of its own ({@code RONDE_DATABASE_URL}).
 *
 * <p>A server that outlived its program (kill -9) is used again. It runs as root, where it moves to a user namespace because
 * PostgreSQL refuses root, and as an ordinary user.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "ronde";
    private static final Duration START = Duration.ofSeconds(60);

    private final @Nullable EmbeddedPostgres started;
    private final Postmaster postmaster;
    private final @Nullable Path deleteOnClose;

    private EmbeddedDatabase(@Nullable EmbeddedPostgres started, Postmaster postmaster, @Nullable Path deleteOnClose) {
        this.started = started;
        this.postmaster = postmaster;
        this.deleteOnClose = deleteOnClose;
    }

    /**
     * Starts the database in {@code <dataDir>/postgresql}, made at the first start. The caller holds the folder with a
     * {@link DataDirLock}. The programs of PostgreSQL are unpacked in {@code postgresql-binaries} beside it; what the server
     * says stands in {@code postgresql.log}.
     *
     * @throws StartRefused with one line when it cannot
     */
    public static EmbeddedDatabase start(Path dataDir) {
        var home = dataDir.toAbsolutePath();
        var cluster = home.resolve("postgresql");
        try {
            Folders.makePrivate(home);
            if (!Files.exists(cluster)) {
                create(home, cluster);
            }
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                throw new StartRefused(
                        cluster + " is not a PostgreSQL data directory; move it away, or set RONDE_DATA_DIR");
            }
            var survivor = Postmaster.survivorOf(cluster);
            if (survivor.isPresent()) {
                LOG.info(
                        "using the embedded PostgreSQL that still runs, process {}",
                        survivor.get().pid());
                return new EmbeddedDatabase(null, survivor.get(), null);
            }
            return run(home, binariesIn(home), cluster, true, null);
        } catch (IOException | SQLException | RuntimeException e) {
            throw refused(home, e);
        }
    }

    /**
     * A database for one run of the tests or of the tour: in a new folder below {@code folder}, which is deleted when it is
     * closed. The programs unpacked in {@code folder} stay for the next time.
     *
     * @param durable false gives up on surviving a crash, for speed; {@link DurabilityCheck} refuses such a database
     */
    public static EmbeddedDatabase temporary(Path folder, boolean durable) {
        return temporary(folder, binariesIn(folder.toAbsolutePath()), durable);
    }

    /**
     * The same with programs that several databases share.
     *
     * @param binaries where they are unpacked, once; also where others begin at the same moment
     */
    public static EmbeddedDatabase temporary(Path folder, Path binaries, boolean durable) {
        var home = folder.toAbsolutePath();
        try {
            Files.createDirectories(home);
            var own = Files.createTempDirectory(home, "postgresql-");
            try {
                return run(home, binaries.toAbsolutePath(), own.resolve("data"), durable, own);
            } catch (IOException | SQLException | RuntimeException e) {
                Folders.delete(own);
                throw e;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            throw refused(home, e);
        }
    }

    private static StartRefused refused(Path home, Exception e) {
        return e instanceof StartRefused known
                ? known
                : new StartRefused(
                        "the embedded PostgreSQL does not start (see " + home.resolve("postgresql.log")
                                + "); mend it, or point RONDE_DATABASE_URL at a PostgreSQL of your own",
                        e);
    }

    /** Makes the data directory under another name first: one that was interrupted halfway is never taken for a good one. */
    private static void create(Path home, Path cluster) throws IOException, SQLException {
        var unfinished = home.resolve("postgresql.new");
        if (Files.exists(unfinished)) {
            var survivor = Postmaster.survivorOf(unfinished);
            if (survivor.isPresent()) {
                survivor.get().stop();
            }
            Folders.delete(unfinished);
        }
        run(home, binariesIn(home), unfinished, true, null).close();
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path binariesIn(Path home) {
        return home.resolve("postgresql-binaries");
    }

    private static EmbeddedDatabase run(
            Path home, Path binaries, Path cluster, boolean durable, @Nullable Path deleteOnClose)
            throws IOException, SQLException {
        var log = (deleteOnClose == null ? home : deleteOnClose).resolve("postgresql.log");
        var output = ProcessBuilder.Redirect.to(log.toFile());
        // Ours alone: the library lets everybody write in the folder that it unpacks into.
        Folders.makePrivate(binaries);
        var unpacked = Files.createDirectories(binaries.resolve("unpacked"));
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(unpacked.toFile())
                // The server decides when its database stops: after the last request.
                .setRegisterShutdownHook(deleteOnClose != null)
                .setPGStartupWait(START)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        serverConfig(durable).forEach(builder::setServerConfig);
        var started = builder.start();
        var postmaster = Postmaster.read(cluster.resolve("postmaster.pid"))
                .orElseThrow(() -> new IOException("PostgreSQL started without a pid file"));
        var database = new EmbeddedDatabase(started, postmaster, deleteOnClose);
        try {
            makeOwnerAndDatabase(started.getPort());
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static Map<String, String> serverConfig(boolean durable) {
        var safe = durable ? "on" : "off";
        var config = new TreeMap<>(Map.of(
                "fsync", safe,
                "synchronous_commit", safe,
                "full_page_writes", safe,
                "max_connections", "100",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "timezone", "UTC",
                "log_timezone", "UTC"));
        if (!durable) {
            // It lives for minutes and holds hundreds of databases: cleaning up in each of them gains nothing.
            config.put("autovacuum", "off");
            config.put("max_wal_size", "4GB");
        }
        return config;
    }

    /** The owner of the tables is no superuser here either, so that what works here works elsewhere. */
    private static void makeOwnerAndDatabase(int port) throws SQLException {
        try (var connection = superuser(port).connect();
                var statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN CREATEROLE");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    static DatabaseAddress superuser(int port) {
        return new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", "", "disable");
    }

    /** The database, entered as its owner, who migrates. */
    public DatabaseAddress address() {
        return superuser(postmaster.port()).withDatabase(NAME).as(NAME, "");
    }

    /** The maintenance database, entered as superuser: for tests that need a role or a database of their own. */
    public DatabaseAddress superuserAddress() {
        return superuser(postmaster.port());
    }

    /** Process id of the server, for those who mean to kill it: the crash harness. */
    public long pid() {
        return postmaster.pid();
    }

    /** Stops the server in fast mode and returns when it has stopped; a temporary one is deleted then. */
    @Override
    public void close() {
        try {
            if (started != null) {
                started.close();
                postmaster.awaitStopped();
            } else {
                postmaster.stop();
            }
            if (deleteOnClose != null) {
                Folders.delete(deleteOnClose);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the embedded PostgreSQL does not stop", e);
        }
    }
}
