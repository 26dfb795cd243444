package nl.ronde.agreement;

import java.util.Locale;
import java.util.regex.Pattern;
import nl.ronde.platform.digest.Sha256;

/**
 * Codes of areas where an agreement has no list of result areas (DVO): the results that a plan names in its own words. The
 * code follows from the words, so that a new version of the plan keeps the code of each result it keeps, and what a phone
 * ticks under an older version is understood.
 */
public final class ResultKey {
    /** What belongs to no result of the plan, or is done before there is one. */
    public static final String OTHER = "other";

    /** How {@link #OTHER} is shown. */
    public static final String OTHER_LABEL = "Overig";

    private static final int LETTERS = 16;
    private static final Pattern FORM = Pattern.compile("result-[0-9a-f]{" + LETTERS + "}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ResultKey() {}

    /** The code of a result in words; capitals and spaces make no difference. */
    public static String of(String words) {
        String plain = SPACE.matcher(words.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        return "result-" + Sha256.hex(plain).substring(0, LETTERS);
    }

    /** Whether this can be the area of something that was done under an agreement without a list. */
    public static boolean isOne(String area) {
        return area.equals(OTHER) || FORM.matcher(area).matches();
    }
}
