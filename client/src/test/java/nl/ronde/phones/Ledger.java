package nl.ronde.phones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Everything that the workers know they did, in a file outside every phone. */
final class Ledger {
    private final Path file;
    private final List<Deed> deeds = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();

    Ledger(Path file) {
        this.file = file;
    }

    synchronized void add(Deed deed) {
        try {
            Files.writeString(
                    file, deed.at() + " " + deed + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deeds.add(deed);
        ids.add(deed.mutationId());
    }

    synchronized boolean has(UUID mutationId) {
        return ids.contains(mutationId);
    }

    synchronized List<Deed> deeds() {
        return List.copyOf(deeds);
    }
}
