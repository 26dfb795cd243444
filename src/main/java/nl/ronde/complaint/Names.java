package nl.ronde.complaint;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether somebody's name, or a number of nine digits, stands in a text that others will read; pure. */
final class Names {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NINE_DIGITS = Pattern.compile("(?:[0-9][ .]?){9}");
    private static final Set<String> NO_NAMES =
            Set.of("van", "der", "den", "de", "het", "ten", "ter", "von", "mevrouw", "heer");
    private static final int SHORTEST = 3;

    private Names() {}

    static boolean stand(String text, List<String> names) {
        if (NINE_DIGITS.matcher(text).find()) {
            return true;
        }
        Set<String> words = words(text).collect(Collectors.toSet());
        return names.stream()
                .flatMap(Names::words)
                .filter(word -> word.length() >= SHORTEST && !NO_NAMES.contains(word))
                .anyMatch(words::contains);
    }

    private static Stream<String> words(String text) {
        return WORDS.splitAsStream(text.toLowerCase(Locale.ROOT));
    }
}
