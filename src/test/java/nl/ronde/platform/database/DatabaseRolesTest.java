package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRolesTest {

    @Test
    void without_a_role_of_its_own_the_owner_can_switch_to_one_without_login_that_binds() throws Exception {
        var owner = TestServer.freshDatabase();
        assertThat(DatabaseRoles.prepare(owner, Optional.empty())).isEqualTo(new AppRole("ronde_app", false));
        assertThat(DatabaseRoles.prepare(owner, Optional.empty()))
                .as("again")
                .isEqualTo(new AppRole("ronde_app", false));

        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE ronde_app");
            var rows = statement.executeQuery(
                    "SELECT current_user, rolcanlogin FROM pg_roles WHERE rolname = current_user");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("ronde_app");
            assertThat(rows.getBoolean(2)).isFalse();
        }
        assertThatThrownBy(() -> owner.as("ronde_app", "").connect()).isInstanceOf(SQLException.class);
    }

    @Test
    void servers_that_start_at_the_same_moment_do_not_trip_over_each_other() throws Exception {
        var owner = TestServer.freshDatabase();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<AppRole> start = () -> DatabaseRoles.prepare(owner, Optional.empty());
            for (var role :
                    threads.invokeAll(Stream.generate(() -> start).limit(4).toList())) {
                assertThat(role.get().name()).isEqualTo("ronde_app");
            }
        }
    }

    @Test
    void an_owner_that_is_superuser_can_switch_too() throws Exception {
        var owner = TestServer.freshDatabase().as("postgres", "");
        DatabaseRoles.prepare(owner.as("ronde", ""), Optional.empty());
        assertThat(DatabaseRoles.prepare(owner, Optional.empty()).ownLogin()).isFalse();
    }

    @Test
    void an_owner_who_may_not_make_roles_is_told_what_to_do() throws Exception {
        TestServer.asSuperuser("CREATE ROLE plain_owner LOGIN");
        DatabaseRoles.prepare(TestServer.freshDatabase(), Optional.empty());
        var owner = TestServer.freshDatabase().as("plain_owner", "");
        assertThatThrownBy(() -> DatabaseRoles.prepare(owner, Optional.empty()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("may not switch to the role ronde_app")
                .hasMessageContaining("GRANT ronde_app TO plain_owner")
                .message()
                .hasLineCount(1);
    }

    @Test
    void a_role_with_login_that_owns_nothing_serves() throws Exception {
        TestServer.asSuperuser("CREATE ROLE serves LOGIN");
        var owner = TestServer.freshDatabase();
        assertThat(DatabaseRoles.prepare(owner, Optional.of(owner.as("serves", ""))))
                .isEqualTo(new AppRole("serves", true));
    }

    @ParameterizedTest
    @CsvSource({
        "too_super, CREATE ROLE too_super LOGIN SUPERUSER, is a superuser",
        "too_free, CREATE ROLE too_free LOGIN BYPASSRLS, may bypass row-level security",
        "makes_roles, CREATE ROLE makes_roles LOGIN CREATEROLE, may make roles",
        "in_owner, CREATE ROLE in_owner LOGIN IN ROLE ronde, is a member of a role with such a right",
        "in_super, CREATE ROLE in_super LOGIN IN ROLE postgres, is a member of a role with such a right",
        "has_table, CREATE ROLE has_table LOGIN; CREATE TABLE has_one(); ALTER TABLE has_one OWNER TO has_table, owns something",
        "has_database, CREATE ROLE has_database LOGIN; ALTER DATABASE template1 OWNER TO has_database, owns something",
        "no_login, CREATE ROLE no_login, RONDE_DATABASE_APP_USER cannot enter",
        "nobody_there, SELECT 1, which is not in",
    })
    void a_role_that_row_level_security_does_not_bind_stops_the_start(String role, String made, String wrong)
            throws SQLException {
        TestServer.asSuperuser(made);
        var owner = TestServer.freshDatabase();
        assertThatThrownBy(() -> DatabaseRoles.prepare(owner, Optional.of(owner.as(role, ""))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(role)
                .hasMessageContaining(wrong)
                .message()
                .hasLineCount(1);
    }

    @Test
    void a_database_that_is_not_there_is_one_clear_line_without_the_password() throws Exception {
        var nowhere = TestServer.freshDatabase().withDatabase("nowhere").as("ronde", "geheim");
        assertThatThrownBy(() -> DatabaseRoles.prepare(nowhere, Optional.empty()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be entered: FATAL: database \"nowhere\" does not exist")
                .message()
                .doesNotContain("geheim")
                .hasLineCount(1);
    }
}
