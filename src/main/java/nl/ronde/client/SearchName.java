package nl.ronde.client;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names as they are searched: composed or decomposed, with or without accents, capitals and prefix ("de Vries" is found
 * under "Vries"). Everything else is plain text, also what is a wildcard elsewhere.
 */
final class SearchName {
    /** Behind every text that starts with the same letters, in the order of bytes. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PREFIXES = Pattern.compile(
            "^(?:(?:aan|d'|da|de|del|den|der|di|du|el|in|la|le|op|'s|'t|t|te|ten|ter|uit|van|vd|v\\.d\\.|von|voor|het)\\s+)+(?=\\S)");
    /** Letters that Unicode does not take apart into a letter and an accent. */
    private static final Map<String, String> LETTERS = Map.of(
            "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "’", "'");

    private SearchName() {}

    /** What a client is found under. */
    static String of(Person person) {
        String family = normalized(person.familyName());
        return person.initials() == null ? family : family + " " + normalized(person.initials());
    }

    /** The beginning of a name as somebody typed it. */
    static String normalized(String name) {
        String text = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        text = text.strip().replaceAll("\\s+", " ");
        return PREFIXES.matcher(text).replaceFirst("");
    }

    /** The end of the range of names that begin with this text; null where there is no such text. */
    static @Nullable String endOf(@Nullable String prefix) {
        return prefix == null ? null : prefix + LAST_CHARACTER;
    }
}
