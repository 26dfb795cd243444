package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every source file is as {@code mvn spotless:apply} writes it. */
class FormatTest {
    private static final Path PROJECT = Path.of(System.getProperty("project.dir", "."));
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    @Test
    void the_code_is_formatted() throws IOException {
        List<Path> files;
        try (var all = Files.walk(PROJECT.resolve("src"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files).hasSizeGreaterThan(500);
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            if (!isFormatted(Files.readString(file))) {
                wrong.add(PROJECT.relativize(file).toString());
            }
        }
        assertThat(wrong).as("run mvn spotless:apply").isEmpty();
    }

    @Test
    void a_space_too_many_an_import_that_nobody_uses_and_imports_out_of_order_are_found() {
        String good = "package a;\n\nfinal class B {}\n";
        assertThat(isFormatted(good)).isTrue();
        assertThat(isFormatted(good.replace("B {", "B  {"))).isFalse();
        assertThat(isFormatted(good.replace("final", "import java.util.List;\n\nfinal")))
                .isFalse();
        String imports =
                "package a;\n\nimport java.util.List;\nimport java.util.Set;\n\ninterface B extends List<Set<B>> {}\n";
        assertThat(isFormatted(imports)).isTrue();
        assertThat(isFormatted(
                        imports.replace("List;", "X;").replace("Set;", "List;").replace("X;", "Set;")))
                .isFalse();
    }

    private static boolean isFormatted(String source) {
        try {
            String ordered = ImportOrderer.reorderImports(source, STYLE);
            return FORMATTER
                    .formatSource(RemoveUnusedImports.removeUnusedImports(ordered))
                    .equals(source);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
