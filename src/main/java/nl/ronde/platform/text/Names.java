package nl.ronde.platform.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether somebody's name, or a number of nine digits, stands in a text that others will read; pure. */
public final class Names {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NINE_DIGITS = Pattern.compile("(?:[0-9][ .]?){9}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Small words in names and forms of address, and common words of two letters. */
    private static final Set<String> NO_NAMES = Set.of(
            "van", "der", "den", "de", "het", "ten", "ter", "von", "mevrouw", "heer", "te", "op", "in", "la", "le",
            "el", "al", "du", "da", "di", "af", "bv", "dr", "en", "er", "ga", "ik", "ir", "is", "ja", "je", "me", "mr",
            "mw", "na", "nu", "of", "om", "we", "ze", "zo");

    private static final int SHORTEST = 2;

    private Names() {}

    /** Whether one of the names, or a number of nine digits, stands in the text. */
    public static boolean stand(String text, List<String> names) {
        return NINE_DIGITS.matcher(text).find() || areIn(text, names);
    }

    /** Whether a word of one of the names stands in the text, as a whole word. */
    public static boolean areIn(String text, List<String> names) {
        Set<String> words = words(text).collect(Collectors.toSet());
        return names.stream()
                .flatMap(Names::words)
                .filter(word -> word.length() >= SHORTEST && !NO_NAMES.contains(word))
                .anyMatch(words::contains);
    }

    /** In small letters without accents: who writes Zoe may mean Zoë. */
    private static Stream<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return WORDS.splitAsStream(plain.toLowerCase(Locale.ROOT));
    }
}
