package nl.ronde.message.iwmo;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the text of an element may be: a simple type of the schema. Patterns of the schema that say "not blank" are
 * predicates here, since as regular expressions they can take time that doubles with each character.
 *
 * @param description what is expected, in Dutch, without the value found
 * @param collapse whether white space around the value is ignored (numbers, dates and times, by XML Schema)
 */
record TextType(String description, boolean collapse, Predicate<String> accepts) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{1,1000})?");

    /** The text as the schema sees it. */
    String normalise(String raw) {
        if (!collapse) {
            return raw;
        }
        var start = 0;
        var end = raw.length();
        while (start < end && isSpace(raw.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    /** One line with at least one character that is not white space. */
    static TextType line(int max) {
        return new TextType(
                "een tekst van 1 tot en met " + max + " tekens",
                false,
                value -> lengthWithin(value, max)
                        && hasInk(value)
                        && value.indexOf('\n') < 0
                        && value.indexOf('\r') < 0);
    }

    /** Free text over several lines, of any length, not blank. */
    static TextType freeText() {
        return new TextType("een tekst die niet leeg is", false, TextType::hasInk);
    }

    /** A value that matches a pattern without nested repetition. */
    static TextType matching(String description, String pattern) {
        return new TextType(description, false, Pattern.compile(pattern).asMatchPredicate());
    }

    /** One of these codes. */
    static TextType codes(String... codes) {
        var known = Set.of(codes);
        return new TextType("een code uit de codelijst", false, known::contains);
    }

    /** A whole number in this range. */
    static TextType integer(long min, long max) {
        return new TextType("een geheel getal van " + min + " tot en met " + max, true, value -> {
            if (!INTEGER.matcher(value).matches()) {
                return false;
            }
            var number = new BigInteger(value);
            return number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
        });
    }

    /** A number of which the schema fixes the notation as well. */
    static TextType exactly(String digits) {
        return new TextType("de waarde " + digits, true, digits::equals);
    }

    /**
     * A date without a zone. The schema also allows years before 1 and after 9999; those are refused here, since nobody
     * means them and the database cannot hold them all.
     */
    static TextType date() {
        return new TextType("een bestaande datum zonder tijdzone (jjjj-mm-dd)", true, value -> {
            if (!DATE.matcher(value).matches() || value.startsWith("0000")) {
                return false;
            }
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        });
    }

    /** A time without a zone; 24:00:00 is allowed and means midnight. */
    static TextType time() {
        return new TextType("een tijdstip zonder tijdzone (uu:mm:ss)", true, value -> {
            try {
                toTime(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        });
    }

    /** The time that such a text means, in whole seconds and microseconds; finer parts are dropped. */
    static LocalTime toTime(String value) {
        var parts = TIME.matcher(value);
        if (!parts.matches()) {
            throw new DateTimeException("not a time");
        }
        var fraction = parts.group(2) == null ? "" : parts.group(2).substring(1);
        if (parts.group(1).equals("24:00:00") && fraction.chars().allMatch(digit -> digit == '0')) {
            return LocalTime.MIDNIGHT;
        }
        var micros = fraction.isEmpty() ? "" : "." + (fraction + "000000").substring(0, 6);
        return LocalTime.parse(parts.group(1) + micros);
    }

    private static boolean lengthWithin(String value, int max) {
        return value.codePointCount(0, value.length()) <= max;
    }

    /** Whether there is anything but XML white space; other blanks of Unicode are ink to a schema. */
    static boolean hasInk(String value) {
        return value.chars().anyMatch(c -> !isSpace((char) c));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
