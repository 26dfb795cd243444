package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ronde.agreement.TermKind;
import org.junit.jupiter.api.Test;

/**
 * Every kind of term is named where terms are wired to what happens: in a class of package {@code nl.ronde.terms}, or in one
 * of the few tables that such a class reads. Not watched: that the right event opens it, which the scenes of the modules play.
 */
class TermsWiredTest {
    /** Tables from what happened to its term, read by a wiring class. */
    private static final List<String> TABLES =
            List.of("obligation/ObligationModule.java", "occasion/OccasionKind.java");

    private static final Path CODE = Path.of(System.getProperty("project.dir", "."), "src/main/java/nl/ronde");
    private static final Pattern NAMED = Pattern.compile("TermKind[.]([A-Z_]+)");

    @Test
    void every_kind_of_term_is_wired_to_what_happens() throws IOException {
        assertThat(notNamed(wiring())).isEmpty();
    }

    @Test
    void the_guard_bites() {
        String all = String.join(
                " ",
                Arrays.stream(TermKind.values()).map(kind -> "TermKind." + kind).toList());
        assertThat(notNamed(List.of(all))).isEmpty();
        assertThat(notNamed(List.of(all.replace("TermKind.INVOICE ", "")))).containsExactly(TermKind.INVOICE);
    }

    private static List<String> wiring() throws IOException {
        List<String> sources = new ArrayList<>();
        try (var files = Files.list(CODE.resolve("terms"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources.add(read(file)));
        }
        TABLES.forEach(table -> sources.add(read(CODE.resolve(table))));
        return sources;
    }

    private static Set<TermKind> notNamed(List<String> sources) {
        Set<TermKind> missing = EnumSet.allOf(TermKind.class);
        for (String source : sources) {
            Matcher named = NAMED.matcher(source);
            while (named.find()) {
                missing.remove(TermKind.valueOf(named.group(1)));
            }
        }
        return missing;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
