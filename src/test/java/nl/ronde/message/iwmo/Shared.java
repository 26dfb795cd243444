package nl.ronde.message.iwmo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The standard's own files, which are read where they are at hand and are not part of this project. */
public final class Shared {
    private Shared() {}

    /** A file or folder under the shared data on iWmo; the test is skipped, visibly, when it is not there. */
    public static Path iwmo(String name) {
        var path = Path.of(System.getProperty("shared.data", "../shared"), "data", "iwmo", name);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no shared data at " + path);
        return path;
    }
}
