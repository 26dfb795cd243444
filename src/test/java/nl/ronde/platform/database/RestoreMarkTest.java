package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreMarkTest {
    private DatabaseAddress owner;

    @TempDir
    private Path folder;

    @BeforeEach
    void database() throws SQLException {
        owner = TestServer.freshDatabase();
        Migrations.run(owner, DatabaseRoles.prepare(owner, Optional.empty()));
        Installation.record(owner, Set.of("key"), UUID.randomUUID(), Instant.EPOCH);
    }

    private RestoreMark start() {
        return RestoreMark.check(owner, folder, UUID.randomUUID());
    }

    private String value(String sql) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String epoch() throws SQLException {
        return value("SELECT epoch FROM installation");
    }

    @Test
    void a_start_on_the_same_database_keeps_the_epoch_also_after_a_crash() throws SQLException {
        start();
        String epoch = epoch();
        start();
        assertThat(epoch()).isEqualTo(epoch);
        start().note();
        TestServer.run(owner, "UPDATE installation SET made_at = made_at");
        start();
        assertThat(epoch()).isEqualTo(epoch);
    }

    @Test
    void a_database_from_before_the_last_start_gets_a_new_epoch() throws SQLException {
        start();
        String copied = value("SELECT starts FROM installation");
        start();
        String epoch = epoch();
        TestServer.run(owner, "UPDATE installation SET starts = '" + copied + "'");
        start();
        assertThat(epoch()).isNotEqualTo(epoch);
    }

    @Test
    void a_database_whose_transactions_begin_again_lower_gets_a_new_epoch() throws Exception {
        start();
        String epoch = epoch();
        Path file = folder.resolve("database-mark");
        String mark = Files.readString(file);
        Files.writeString(file, mark.replaceAll("xid=\\d+", "xid=99999999"));
        start();
        assertThat(epoch()).isNotEqualTo(epoch);
    }

    @Test
    void the_same_rows_in_another_database_are_another_database() throws SQLException {
        start();
        String epoch = epoch();
        String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
        String name = value("SELECT current_database()");
        TestServer.asSuperuser("CREATE DATABASE " + copy + " TEMPLATE " + name + " OWNER ronde");
        owner = owner.withDatabase(copy);
        assertThat(epoch()).isEqualTo(epoch);
        start();
        assertThat(epoch()).isNotEqualTo(epoch);
    }

    @Test
    void without_a_mark_nobody_can_tell_and_the_epoch_is_new() throws Exception {
        start();
        String epoch = epoch();
        Files.delete(folder.resolve("database-mark"));
        start();
        assertThat(epoch()).isNotEqualTo(epoch);
    }
}
