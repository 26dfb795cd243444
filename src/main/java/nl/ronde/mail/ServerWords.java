package nl.ronde.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of somebody else's server, made fit to be kept: they may hold anything. */
final class ServerWords {
    private static final int LONGEST = 1_000;
    /** Control and format signs (also those that turn the direction of writing), line ends, halves of pairs. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+");

    private ServerWords() {}

    /** In one line and of a bounded length. */
    static String line(@Nullable String text) {
        String line = text == null ? "" : UNFIT.matcher(text).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
