package nl.ronde.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import nl.ronde.crash.ServerProcess;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.database.EmbeddedDatabase;

/**
 * A durable PostgreSQL with the data of the figures. It is loaded once a day and kept; every run works on a copy, so that
 * each begins with the same.
 */
final class LoadedDatabase implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final Path home;
    private final BenchData data;

    private LoadedDatabase(EmbeddedDatabase database, Path home, BenchData data) {
        this.database = database;
        this.home = home;
        this.data = data;
    }

    /** Starts a copy of the loaded one, which is made first where there is none of today and of these numbers. */
    static LoadedDatabase start(Path folder, Path load, int visits, int handIns, int checkOuts)
            throws IOException, SQLException, InterruptedException {
        Path kept = folder.resolve("loaded-" + visits);
        Path mark = kept.resolve("what");
        int script = Files.readString(load).hashCode();
        String[] is = Files.exists(mark) ? Files.readString(mark).split(" ") : new String[] {"0", "0", "0", "", ""};
        boolean good = Integer.parseInt(is[0]) >= handIns
                && Integer.parseInt(is[1]) >= checkOuts
                && is[2].equals(String.valueOf(script))
                && is[4].equals(today());
        if (!good) {
            run("rm", "-rf", kept.toString());
            Files.createDirectories(kept);
            Files.writeString(
                    mark,
                    handIns + " " + checkOuts + " " + script + " " + load(kept, load, visits, handIns, checkOuts));
        }
        String[] words = Files.readString(mark).split(" ");
        Path own = folder.resolve("run");
        run("rm", "-rf", own.toString());
        run("cp", "-a", kept.toString(), own.toString());
        BenchData data = BenchData.of(words[3], LocalDate.parse(words[4]), visits, handIns, checkOuts);
        return new LoadedDatabase(EmbeddedDatabase.start(own), own, data);
    }

    private static String today() {
        return LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam")).toString();
    }

    /** Lets a server set the database up, loads, and stops both. */
    private static String load(Path kept, Path script, int visits, int handIns, int checkOuts)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(kept)) {
            String provider;
            try (ServerProcess server = new ServerProcess(database.address(), kept)) {
                server.start();
            }
            try (Connection superuser = superuser(database)) {
                provider = one(superuser, "SELECT provider_id FROM app_user WHERE username = 'hulp'");
                BenchData.of(provider, LocalDate.parse(today()), visits, handIns, checkOuts)
                        .load(superuser, script);
            }
            return provider + " " + today();
        }
    }

    private static Connection superuser(EmbeddedDatabase database) throws SQLException {
        return database.superuserAddress()
                .withDatabase(database.address().database())
                .connect();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    BenchData data() {
        return data;
    }

    DatabaseAddress address() {
        return database.address();
    }

    /** Where this run keeps its files. */
    Path home() {
        return home;
    }

    long pid() {
        return database.pid();
    }

    /** Runs a statement past all walls. */
    void execute(String sql) throws SQLException {
        try (Connection superuser = superuser(database);
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A number, counted past all walls. */
    long count(String sql) throws SQLException {
        try (Connection superuser = superuser(database)) {
            return Long.parseLong(one(superuser, sql));
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
