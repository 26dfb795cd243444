package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.ronde.guard.planted.visit.PlantedStore;
import nl.ronde.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * PostgreSQL prepares every statement under the role that will run it, so a wrong column or a missing privilege on it is
 * found here; each asks for the provider by name; none takes its time from the database.
 */
class SqlStatementsTest {
    /** Statements that do not belong to one provider, each with its reason. */
    private static final Map<String, String> ACROSS_PROVIDERS = Map.of(
            "nl.ronde.platform.db.Db.ENTER", "sets the provider of the transaction",
            "nl.ronde.platform.job.Jobs.TAKE", "a lock, no row; the provider is part of its name");

    /** The functions that a migration made to look across providers. */
    private static final Set<String> LOOK_UPS = Set.of("find_sign_in(", "list_provider_ids(");

    private static final Pattern OWN_TIME = Pattern.compile(
            "\\b(now\\s*\\(|current_date|current_time|current_timestamp|localtime|localtimestamp"
                    + "|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)",
            Pattern.CASE_INSENSITIVE);

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = TestDatabase.fresh().connect();
        run("SET ROLE ronde_app");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @TestFactory
    List<DynamicTest> every_statement_is_prepared_by_postgresql() {
        Map<String, String> statements = SqlStatements.all();
        assertThat(statements).hasSizeGreaterThan(20);
        return statements.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> prepare(each.getValue())))
                .toList();
    }

    @Test
    void every_statement_names_the_provider() {
        assertThat(withoutProvider(SqlStatements.all())).isEmpty();
    }

    @Test
    void no_statement_takes_its_time_from_the_database() {
        assertThat(SqlStatements.all())
                .allSatisfy((name, sql) ->
                        assertThat(OWN_TIME.matcher(sql).find()).as(name).isFalse());
    }

    @Test
    void no_migration_takes_its_time_from_the_database() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("project.dir", "."), "migrations"))) {
            List<Path> migrations = files.toList();
            assertThat(migrations).hasSizeGreaterThan(4).allSatisfy(file -> {
                String sql = Files.readString(file).replaceAll("--.*", "");
                assertThat(OWN_TIME.matcher(sql).find()).as(file.toString()).isFalse();
            });
        }
    }

    @Test
    void the_guards_bite() {
        Map<String, String> planted = SqlStatements.of(PlantedStore.class);
        assertThat(planted).hasSize(3);
        assertThat(withoutProvider(planted)).containsExactly(PlantedStore.class.getName() + ".ALL_CLIENTS");
        assertThatThrownBy(() -> prepare(planted.get(PlantedStore.class.getName() + ".WRONG_COLUMN")))
                .hasMessageContaining("shoe_size");
        assertThat(OWN_TIME.matcher(planted.get(PlantedStore.class.getName() + ".OWN_TIME"))
                        .find())
                .isTrue();
    }

    private static List<String> withoutProvider(Map<String, String> statements) {
        return statements.entrySet().stream()
                .filter(each -> !ACROSS_PROVIDERS.containsKey(each.getKey()))
                .filter(each -> !isBeginning(each, statements))
                .filter(each -> LOOK_UPS.stream().noneMatch(each.getValue()::contains))
                .filter(each -> !each.getValue().contains("provider_id"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A constant that others of its class only begin with. */
    private static boolean isBeginning(Map.Entry<String, String> one, Map<String, String> statements) {
        String owner = one.getKey().substring(0, one.getKey().lastIndexOf('.') + 1);
        return statements.entrySet().stream()
                .anyMatch(each -> each.getKey().startsWith(owner)
                        && each.getValue().length() > one.getValue().length()
                        && each.getValue().startsWith(one.getValue()));
    }

    private static void prepare(String sql) throws SQLException {
        try {
            run("PREPARE guard AS " + sql);
        } finally {
            run("DEALLOCATE ALL");
        }
    }

    private static void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Escapes off: JDBC would take a question mark for a parameter of its own.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
