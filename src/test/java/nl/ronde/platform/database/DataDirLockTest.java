package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirLockTest {

    @TempDir
    Path folder;

    @Test
    void a_second_server_on_the_same_folder_is_told_who_runs_there() {
        var dataDir = folder.resolve("a/data");
        var pid = ProcessHandle.current().pid();
        try (var first = DataDirLock.take(dataDir)) {
            assertThat(first).isNotNull();
            assertThat(dataDir.resolve("ronde.pid")).hasContent(Long.toString(pid));
            assertThatThrownBy(() -> DataDirLock.take(dataDir))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("another server, process " + pid + ", runs on the data folder " + dataDir)
                    .message()
                    .hasLineCount(1);
        }
        assertThat(dataDir.resolve("ronde.pid")).doesNotExist();
        DataDirLock.take(dataDir).close();
    }

    @Test
    void a_pid_file_left_by_a_killed_server_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve("ronde.pid"), "1\n");
        try (var lock = DataDirLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThat(folder.resolve("ronde.pid"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_one_clear_line() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataDirLock.take(folder.resolve("file/data")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be written");
    }
}
