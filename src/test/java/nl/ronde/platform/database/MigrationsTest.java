package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    Path files;

    private DatabaseAddress owner;
    private AppRole role;

    @BeforeEach
    void anEmptyDatabaseAndOneMigration() throws Exception {
        owner = TestServer.freshDatabase();
        role = DatabaseRoles.prepare(owner, Optional.empty());
        migration("V001__first.sql", "CREATE TABLE first (id int); GRANT SELECT ON first TO ${appRole};");
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(files.resolve(name), sql);
    }

    private boolean migrate() {
        return Migrations.run(owner, role, "filesystem:" + files);
    }

    private void readFirstAsAppRole() throws SQLException {
        TestServer.run(owner, "SET ROLE ronde_app; SELECT * FROM first");
    }

    @Test
    void an_empty_database_gets_the_tables_and_the_second_start_finds_them() throws Exception {
        assertThat(migrate()).as("was empty").isTrue();
        readFirstAsAppRole();
        assertThat(migrate()).as("was empty").isFalse();
    }

    @Test
    void a_new_migration_is_added_to_a_database_with_data() throws Exception {
        migrate();
        TestServer.run(owner, "INSERT INTO first VALUES (1)");
        migration("V002__second.sql", "ALTER TABLE first ADD COLUMN name text NOT NULL DEFAULT '';");
        assertThat(migrate()).isFalse();
        TestServer.run(owner, "SELECT name FROM first");
    }

    @Test
    void a_migration_that_waits_for_a_table_gives_up_in_the_end() throws Exception {
        migration("V002__second.sql", """
                CREATE TABLE time_outs AS
                SELECT 1 / (current_setting('lock_timeout') = '15s' AND current_setting('statement_timeout') = '30min')::int;
                """);
        assertThat(migrate()).isTrue();
    }

    @Test
    void a_database_that_is_newer_than_the_code_stops_the_start() throws Exception {
        migration("V002__second.sql", "CREATE TABLE second ();");
        migrate();
        Files.delete(files.resolve("V002__second.sql"));
        refusedWith("is newer than this version of Ronde: it has migration 002");
    }

    @Test
    void a_migration_that_was_changed_afterwards_stops_the_start() throws Exception {
        migrate();
        migration("V001__first.sql", "CREATE TABLE first (id bigint);");
        refusedWith("checksum mismatch");
    }

    @Test
    void a_migration_that_fails_leaves_nothing_behind() throws Exception {
        migration("V002__second.sql", "CREATE TABLE second (); SELECT 1/0;");
        refusedWith("division by zero");
        migration("V002__second.sql", "CREATE TABLE second ();");
        assertThat(migrate()).isFalse();
    }

    @Test
    void a_database_with_tables_of_something_else_is_left_alone() throws Exception {
        TestServer.run(owner, "CREATE TABLE theirs ()");
        refusedWith("holds tables of something else");
    }

    private void refusedWith(String part) {
        assertThatThrownBy(this::migrate)
                .isInstanceOf(StartRefused.class)
                .message()
                .containsIgnoringCase(part)
                .hasLineCount(1);
    }
}
