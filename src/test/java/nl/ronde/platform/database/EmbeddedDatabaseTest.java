package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path dataDir;

    private static String ask(DatabaseAddress address, String query) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void data_is_there_after_a_restart_and_the_database_is_as_durable_as_any() throws Exception {
        try (var first = EmbeddedDatabase.start(dataDir)) {
            run(first.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(ask(first.address(), "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(first.superuserAddress(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(first.superuserAddress(), "SHOW unix_socket_directories"))
                    .isEmpty();
            assertThat(ask(first.address(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
        try (var second = EmbeddedDatabase.start(dataDir)) {
            assertThat(ask(second.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThat(dataDir.resolve("postgresql/postmaster.pid")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("postgresql-binaries"))))
                .isEqualTo("rwx------");
        assertThat(dataDir.resolve("postgresql.new")).doesNotExist();

        a_pid_file_of_a_crashed_machine_whose_number_belongs_to_another_process_is_no_obstacle();
        a_server_that_outlived_its_program_is_used_again_and_can_be_stopped();
    }

    /** Steps of the test above rather than tests: a fresh data directory costs seconds. */
    private void a_pid_file_of_a_crashed_machine_whose_number_belongs_to_another_process_is_no_obstacle()
            throws Exception {
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    dataDir.resolve("postgresql/postmaster.pid"),
                    other.pid() + "\n" + dataDir.resolve("postgresql") + "\n1\n1\n\n127.0.0.1\n\nready\n");
            try (var database = EmbeddedDatabase.start(dataDir)) {
                assertThat(ask(database.address(), "SELECT answer FROM kept")).isEqualTo("42");
                assertThat(database.pid()).isNotEqualTo(other.pid());
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    private void a_server_that_outlived_its_program_is_used_again_and_can_be_stopped() throws Exception {
        // Another JVM starts the database and is killed, as by kill -9.
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseProgram.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long survivor;
        try (var lines = program.inputReader()) {
            survivor = lines.lines()
                    .filter(it -> it.startsWith("pid "))
                    .map(it -> Long.parseLong(it.substring(4)))
                    .findFirst()
                    .orElseThrow();
            program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(ProcessHandle.of(survivor)).isPresent();

        try (var again = EmbeddedDatabase.start(dataDir)) {
            assertThat(again.pid()).isEqualTo(survivor);
            assertThat(ask(again.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThat(dataDir.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_folder_that_is_no_data_directory_is_refused_and_left_alone() throws IOException {
        Files.createDirectories(dataDir.resolve("postgresql"));
        Files.writeString(dataDir.resolve("postgresql/mine.txt"), "mine");

        assertThatThrownBy(() -> EmbeddedDatabase.start(dataDir))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not a PostgreSQL data directory");
        assertThat(dataDir.resolve("postgresql/mine.txt")).hasContent("mine");
    }

    @Test
    void a_temporary_database_leaves_nothing_but_its_programs() throws Exception {
        var folder = TestServer.FOLDER.resolve("temporary");
        try (var database = EmbeddedDatabase.temporary(folder, true)) {
            assertThat(ask(database.address(), "SHOW fsync")).isEqualTo("on");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("postgresql-binaries"));
        }
    }

    @Test
    void an_address_in_a_log_line_shows_no_password() {
        assertThat(DatabaseAddress.parse("postgresql://[::1]/ronde", "anna", "geheim")
                        .toString())
                .isEqualTo("postgresql://anna@[::1]:5432/ronde");
    }
}
