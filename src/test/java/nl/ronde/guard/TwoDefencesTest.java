package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.ronde.guard.OperationCases.Case;
import nl.ronde.platform.db.LyingWall;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;

/**
 * The provider in every query, and row-level security under it: with either of the two taken away, not one row of another
 * provider comes back.
 */
class TwoDefencesTest {
    @Test
    void without_row_level_security_the_queries_alone_keep_the_providers_apart() {
        try (TestApp app = TestApp.start()) {
            MatrixUsers users = new MatrixUsers(app);
            Map<String, Case> cases = AllOperationCases.of(app);
            try (Rows first = new Rows(app, "42420001")) {
                for (String table : first.tables()) {
                    app.sql("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
                    app.sql("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
                }
                assertThat(app.value("SELECT count(*) FROM pg_class WHERE relrowsecurity"))
                        .isEqualTo("0");
                cases.forEach((id, one) -> ForeignCalls.check(users.second(), first, first.latestChecksums(), id, one));
            }
        }
    }

    @Test
    void behind_the_wall_of_another_provider_the_queries_of_this_one_find_nothing() throws Exception {
        try (TestApp app = TestApp.start()) {
            MatrixUsers users = new MatrixUsers(app);
            Map<String, Case> cases = AllOperationCases.of(app);
            // The trail would refuse every read first, which is right, and would prove nothing about the reads.
            app.sql("CREATE POLICY test_lets_the_trail_in ON audit_entry FOR INSERT WITH CHECK (true)");
            try (Rows first = new Rows(app, "42420001");
                    Rows second = new Rows(app, "42420002");
                    LyingWall lying = LyingWall.start(app, first.providerId(), second.providerId())) {
                var ids = first.ids();
                assertThat(Rows.idsIn(
                                users.first()
                                        .get("administrator")
                                        .call("listUsers")
                                        .text(),
                                ids))
                        .as("what the truth would show")
                        .isNotEmpty();
                TreeSet<String> asked = new TreeSet<>();
                cases.forEach((id, one) -> {
                    if (one.roles().contains("anonymous") || !isRead(id)) {
                        return;
                    }
                    users.first().forEach((role, client) -> {
                        if (one.roles().contains(role) || one.roles().contains("anyone")) {
                            Answer answer = lying.call(client.token(), id, one.parameters());
                            asked.add(id);
                            assertThat(Rows.idsIn(answer.text(), ids))
                                    .as("%s: %s", id, answer.text())
                                    .isEmpty();
                        }
                    });
                });
                assertThat(asked).contains("getUser", "listUsers");
            }
        }
    }

    private static boolean isRead(String operationId) {
        return nl.ronde.App.contract().operation(operationId).method().equals("GET");
    }

    @Test
    void every_table_is_empty_and_closed_behind_the_wall_of_another_provider() throws Exception {
        try (TestApp app = TestApp.start()) {
            new MatrixUsers(app);
            AllOperationCases.of(app);
            try (Rows first = new Rows(app, "42420001");
                    Rows second = new Rows(app, "42420002");
                    var connection = app.database().connect();
                    var statement = connection.createStatement()) {
                Map<String, String> before = first.checksums();
                statement.execute("SET ROLE ronde_app");
                statement.execute("SELECT set_config('ronde.provider', '" + second.providerId() + "', false)");
                for (String table : first.tables()) {
                    String where = " WHERE provider_id = '" + first.providerId() + "'";
                    assertThat(count(statement, "SELECT count(*) FROM " + table + where))
                            .as(table)
                            .isZero();
                    for (String sql : List.of(
                            "UPDATE " + table + " SET provider_id = provider_id" + where,
                            "DELETE FROM " + table + where)) {
                        assertThat(touched(statement, sql)).as(sql).isZero();
                    }
                }
                statement.execute("SELECT set_config('ronde.provider', '', false)");
                for (String table : first.tables()) {
                    assertThat(count(statement, "SELECT count(*) FROM " + table))
                            .as(table)
                            .isZero();
                }
                assertThat(first.checksums()).isEqualTo(before);
            }
        }
    }

    private static long count(java.sql.Statement statement, String sql) throws Exception {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Rows touched; none where the role may not even try. */
    private static int touched(java.sql.Statement statement, String sql) throws Exception {
        try {
            return statement.executeUpdate(sql);
        } catch (java.sql.SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501");
            return 0;
        }
    }
}
