package nl.ronde.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nl.ronde.client.support.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on the disk: what was said to be kept is there, whatever happens. */
class FileSyncStorageTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("phone.journal");
    }

    private static MutationQueue queue(SyncStorage storage) {
        HandClock clock = new HandClock();
        return new MutationQueue(storage, clock, new UuidV7(clock, new Random()));
    }

    private static List<String> payloads(FileSyncStorage storage) {
        return storage.mutations().stream().map(Mutation::payload).toList();
    }

    @Test
    void everything_is_there_after_opening_again() throws IOException {
        SyncRecord visit = new SyncRecord("visit", "v1", 3, "{\"a\":\"é\\n\"}", 1);
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            queue(storage).append("visit.note", Phone.VISIT, 4, "{\"text\":\"één\\nregel\"}");
            storage.apply(List.of(visit), List.of(), SyncState.begin().after("c1", true));
            storage.keepTokens(new Tokens("u", "d", "a", "r"));
        }
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            Mutation note = storage.mutations().getFirst();
            assertThat(note.payload()).isEqualTo("{\"text\":\"één\\nregel\"}");
            assertThat(note.entityId()).isEqualTo(Phone.VISIT);
            assertThat(note.baseVersion()).isEqualTo(4);
            assertThat(note.occurred().bootId()).isEqualTo(new HandClock().bootId());
            assertThat(storage.records().getFirst().data()).isEqualTo(visit.data());
            assertThat(storage.state().cursor()).isEqualTo("c1");
            assertThat(storage.state().isBootstrapping()).isFalse();
            assertThat(storage.tokens().deviceId()).isEqualTo("d");
        }
    }

    @Test
    void a_last_line_cut_anywhere_is_as_if_it_had_not_been_written() throws IOException {
        long before;
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":1}");
            before = Files.size(file());
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":2}");
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = (int) before; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (FileSyncStorage storage = FileSyncStorage.open(file())) {
                assertThat(payloads(storage)).as("cut at %d", length).containsExactly("{\"n\":1}");
                queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":3}");
            }
            try (FileSyncStorage storage = FileSyncStorage.open(file())) {
                assertThat(payloads(storage)).containsExactly("{\"n\":1}", "{\"n\":3}");
            }
        }
    }

    @Test
    void damage_before_the_end_is_told_and_nothing_is_dropped_silently() throws IOException {
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":1}");
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":2}");
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[20] ^= 1;
        Files.write(file(), bytes);
        assertThatThrownBy(() -> FileSyncStorage.open(file())).isInstanceOf(StorageException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void a_long_journal_is_written_anew_and_holds_the_same() throws IOException {
        String text = "x".repeat(1000);
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            MutationQueue queue = queue(storage);
            Mutation note = queue.append("visit.note", Phone.VISIT, null, "{\"n\":0}");
            for (int i = 1; i <= 1000; i++) {
                queue.replace(note.mutationId(), "{\"n\":" + i + ",\"text\":\"" + text + "\"}");
            }
            assertThat(Files.size(file())).isLessThan(300_000);
        }
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            assertThat(payloads(storage)).hasSize(1).allMatch(payload -> payload.startsWith("{\"n\":1000,"));
        }
    }

    @Test
    void a_thread_that_is_interrupted_can_still_write_and_so_can_the_next() throws IOException {
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            Thread.currentThread().interrupt();
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":1}");
            storage.apply(List.of(), List.of(), SyncState.begin());
            assertThat(Thread.interrupted()).isTrue();
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"n\":2}");
            assertThat(payloads(storage)).hasSize(2);
        }
    }

    @Test
    void a_wiped_file_holds_nothing_of_what_it_held() throws IOException {
        try (FileSyncStorage storage = FileSyncStorage.open(file())) {
            queue(storage).append("visit.note", Phone.VISIT, null, "{\"text\":\"geheim\"}");
            storage.destroy(SyncState.wiped("token"));
            assertThat(Files.readString(file())).doesNotContain("geheim").contains("token");
        }
    }

    @Test
    void an_app_killed_in_the_middle_of_writing_has_all_that_it_was_told_is_kept() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path own = folder.resolve("killed-" + round);
            Process app = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Writer.class.getName(),
                            own.toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> told = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    told.add(line);
                    if (told.size() == 150 + 70 * round) {
                        // Through its handle: what it has said already can still be read.
                        app.toHandle().destroyForcibly();
                    }
                }
            }
            app.waitFor();
            // The last line said may itself be cut.
            told.removeLast();
            try (FileSyncStorage storage = FileSyncStorage.open(own)) {
                assertThat(payloads(storage)).hasSizeGreaterThan(140).containsAll(told);
                assertThat(storage.mutations()).extracting(Mutation::deviceSeq).doesNotHaveDuplicates();
            }
        }
    }

    /** Another process: writes acts until it is killed, and says each one that is kept. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            FileSyncStorage storage = FileSyncStorage.open(Path.of(arguments[0]));
            HandClock clock = new HandClock();
            UuidV7 ids = new UuidV7(clock, new java.security.SecureRandom());
            MutationQueue queue = new MutationQueue(storage, clock, ids);
            for (int i = 0; i < 100_000; i++) {
                Mutation kept = queue.append(
                        "visit.note", Phone.VISIT, null, "{\"n\":" + i + ",\"text\":\"" + "y".repeat(i % 3000) + "\"}");
                System.out.println(kept.payload());
                System.out.flush();
            }
        }
    }
}
