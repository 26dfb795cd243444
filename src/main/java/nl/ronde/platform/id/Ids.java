package nl.ronde.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.Locale;
import java.util.UUID;

/** Makes the ids of everything the server creates: UUIDv7, so that rows of one day lie together in the indexes. */
public final class Ids {
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id. */
    public static UUID next() {
        return VERSION_7.generate();
    }

    /** The short form by which people tell one thing from another (kenmerk), in mails and on the telephone: 8 signs. */
    public static String mark(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - 8).toUpperCase(Locale.ROOT);
    }
}
