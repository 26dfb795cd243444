package nl.ronde.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.ronde.platform.StartRefused;

/**
 * Plays one four-week period from the municipality's message to the CAK file, and says so sentence by sentence. Ends with
 * status 0 and {@code tour: complete}, or with status 1 at the first thing that is not as it should be. The files it made
 * are in {@code target/tour/}.
 */
public final class Tour {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path FOLDER = Path.of("target", "tour");

    private Tour() {}

    /** See the class. */
    public static void main(String[] arguments) {
        System.setProperty("ronde.log", "text");
        System.setProperty("ronde.log.level", "ERROR");
        System.exit(play());
    }

    private static int play() {
        try {
            emptyFolder();
            try (TourServer server = new TourServer(Story.BEFORE, FOLDER)) {
                new Story(server, FOLDER, OUT).play();
            }
            OUT.println("tour: complete");
            return 0;
        } catch (TourFailure | StartRefused e) {
            OUT.println("tour: stopped: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            OUT.println("tour: stopped by a fault: " + e);
            e.printStackTrace(OUT);
        }
        return 1;
    }

    private static void emptyFolder() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.walk(FOLDER)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(FOLDER)) {
                    Files.delete(path);
                }
            }
        }
    }
}
