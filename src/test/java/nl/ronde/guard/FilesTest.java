package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file answers one question and has no loose ends. */
class FilesTest {
    private static final int MOST_LINES = 400;
    private static final Path PROJECT = Path.of(System.getProperty("project.dir", "."));

    /** Written in two parts, so that this file is not its own first finding. */
    private static final Pattern LOOSE_ENDS = Pattern.compile(
            "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|System[.]out[.]print|printStack" + "Trace|@Dis" + "abled");

    @Test
    void a_file_is_at_most_400_lines_long() throws IOException {
        assertThat(files("src", ".java", text -> text.lines().count() > MOST_LINES))
                .isEmpty();
        assertThat(files("migrations", ".sql", text -> text.lines().count() > MOST_LINES))
                .isEmpty();
    }

    @Test
    void there_are_no_loose_ends() throws IOException {
        assertThat(files("src", ".java", text -> LOOSE_ENDS.matcher(text).find()))
                .allMatch(file -> PRINTS.stream().anyMatch(file::endsWith));
        assertThat(LOOSE_ENDS.matcher("// TO" + "DO later").find()).isTrue();
    }

    /** Programs of the command line, which print for a person. */
    private static final List<String> PRINTS =
            List.of("Main.java", "Tour.java", "CrashHarness.java", "FirstFigure.java", "EmbeddedDatabaseProgram.java");

    private static List<String> files(String folder, String ending, Predicate<String> wrong) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(PROJECT.resolve(folder))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                if (wrong.test(read(file))) {
                    found.add(PROJECT.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
