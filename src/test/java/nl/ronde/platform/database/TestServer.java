package nl.ronde.platform.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import nl.ronde.support.TestDatabase;

/** One PostgreSQL for the tests of this package; each test takes a database of its own in it. */
final class TestServer {

    static final Path FOLDER = Path.of(System.getProperty("project.dir", "."), "target", "postgresql");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedDatabase SERVER =
            EmbeddedDatabase.temporary(FOLDER, TestDatabase.folder("binaries"), false);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private TestServer() {}

    /** A new empty database that belongs to {@code ronde}, entered as that role. */
    static DatabaseAddress freshDatabase() throws SQLException {
        var name = "test_" + NUMBER.incrementAndGet();
        asSuperuser("CREATE DATABASE " + name + " OWNER ronde");
        return SERVER.address().withDatabase(name);
    }

    static void asSuperuser(String sql) throws SQLException {
        run(SERVER.superuserAddress(), sql);
    }

    static void run(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
