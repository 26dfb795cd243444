package nl.ronde.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.database.DatabaseRoles;
import nl.ronde.platform.database.EmbeddedDatabase;
import nl.ronde.platform.database.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for every test: the one that {@code RONDE_TEST_DATABASE_URL} names (with {@code _USER}, {@code
 * _PASSWORD}), else one in Docker where Docker runs, else an embedded one. Migrated once; every test application gets a copy
 * of its own.
 */
public final class TestDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final long RUN = ProcessHandle.current().pid();
    private static final Map<String, DatabaseAddress> FILLED = new HashMap<>();
    private static DatabaseAddress template;
    private static String strategy = "";
    private static DatabaseAddress postgres;
    private static Connection maintenance;

    private TestDatabase() {}

    /** A database of its own, with all migrations and no rows. */
    public static synchronized DatabaseAddress fresh() {
        if (template == null) {
            template = migrated(server());
        }
        return copy(template);
    }

    /**
     * A database of its own with the rows that every test of this name begins with: they are written once.
     *
     * @param fill writes them; leaves no connection open
     */
    public static synchronized DatabaseAddress copyOf(String name, Consumer<DatabaseAddress> fill) {
        DatabaseAddress filled = FILLED.computeIfAbsent(name, first -> {
            DatabaseAddress database = fresh();
            fill.accept(database);
            return database;
        });
        return copy(filled);
    }

    /** A database without anything in it. */
    public static synchronized DatabaseAddress empty() {
        if (template == null) {
            template = migrated(server());
        }
        String name = "ronde_empty_" + RUN + "_" + COPIES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return template.withDatabase(name);
    }

    private static DatabaseAddress copy(DatabaseAddress from) {
        String name = "ronde_test_" + RUN + "_" + COPIES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + from.database() + strategy);
        return from.withDatabase(name);
    }

    private static DatabaseAddress migrated(DatabaseAddress server) {
        String name = "ronde_template_" + RUN;
        postgres = server.withDatabase("postgres");
        execute("CREATE DATABASE " + name);
        DatabaseAddress address = server.withDatabase(name);
        Migrations.run(address, DatabaseRoles.prepare(address, Optional.empty()));
        return address;
    }

    private static DatabaseAddress server() {
        String url = System.getenv("RONDE_TEST_DATABASE_URL");
        if (url != null) {
            LOG.info("tests use the PostgreSQL of RONDE_TEST_DATABASE_URL");
            return DatabaseAddress.parse(
                    url,
                    System.getenv().getOrDefault("RONDE_TEST_DATABASE_USER", "postgres"),
                    System.getenv().getOrDefault("RONDE_TEST_DATABASE_PASSWORD", ""));
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            LOG.info("tests use a PostgreSQL in Docker");
            // Lives as long as this JVM; Testcontainers removes it afterwards.
            @SuppressWarnings("resource")
            var container = new PostgreSQLContainer("postgres:15-alpine");
            container.start();
            return DatabaseAddress.parse(
                    "postgresql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/"
                            + container.getDatabaseName() + "?sslmode=disable",
                    container.getUsername(),
                    container.getPassword());
        }
        LOG.info("tests use an embedded PostgreSQL");
        // Copied as files, which costs a checkpoint: nothing where nothing need survive.
        strategy = " STRATEGY FILE_COPY";
        return EmbeddedDatabase.temporary(folder("tests-" + RUN), folder("binaries"), false)
                .superuserAddress();
    }

    /** A folder for PostgreSQL in this build; {@code binaries} is shared by all that start one. */
    public static Path folder(String name) {
        return Path.of(System.getProperty("project.dir", "."), "target", "postgresql", name);
    }

    private static void execute(String sql) {
        try {
            if (maintenance == null || !maintenance.isValid(1)) {
                maintenance = postgres.connect();
            }
            try (var statement = maintenance.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
