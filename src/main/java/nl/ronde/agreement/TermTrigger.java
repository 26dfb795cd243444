package nl.ronde.agreement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ronde.calendar.AmsterdamTime;

/**
 * The moment that starts a term, as somebody typed it.
 *
 * @param at the instant, in microseconds; of a plain date the start of that day in Europe/Amsterdam, so that a term in
 *     hours counts from midnight and a term in days from that very day
 * @param date its date in Europe/Amsterdam, the day that terms in days count from
 */
public record TermTrigger(Instant at, LocalDate date) {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "(" + DATE.pattern() + "T[0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{1,9})?[0-9]*(Z|([+-])([0-9]{2}):([0-9]{2}))");

    /** A trigger at this instant. */
    public static TermTrigger at(Instant instant) {
        var truncated = AmsterdamTime.toMicroseconds(instant);
        var date = AmsterdamTime.dateOf(truncated);
        if (!AmsterdamTime.inRange(date)) {
            throw new IllegalArgumentException("Het begin moet liggen tussen %s en %s."
                    .formatted(AmsterdamTime.FIRST_DAY, AmsterdamTime.LAST_DAY));
        }
        return new TermTrigger(truncated, date);
    }

    /**
     * Reads an RFC 3339 instant ({@code 2026-03-28T10:00:00+01:00}) or a plain date ({@code 2026-03-28}).
     *
     * @throws IllegalArgumentException with a Dutch sentence for the person who typed it
     */
    public static TermTrigger parse(String text) {
        var value = text.toUpperCase(Locale.ROOT); // RFC 3339 allows t and z
        try {
            if (DATE.matcher(value).matches()) {
                return at(AmsterdamTime.startOfDay(LocalDate.parse(value)));
            }
            var instant = INSTANT.matcher(value);
            if (instant.matches()) {
                return at(instant(instant));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Deze datum of tijd bestaat niet.", e);
        }
        throw new IllegalArgumentException(
                "Geef een datum (2026-03-28) of een tijdstip met tijdzone (2026-03-28T10:00:00+01:00).");
    }

    /** RFC 3339 knows offsets to 23:59 and fractions of any length, which Java's own parser does not. */
    private static Instant instant(Matcher parts) {
        var fraction = parts.group(2) == null ? "" : parts.group(2);
        var local = LocalDateTime.parse(parts.group(1) + fraction).toInstant(ZoneOffset.UTC);
        if (parts.group(4) == null) {
            return local;
        }
        var hours = Integer.parseInt(parts.group(5));
        var minutes = Integer.parseInt(parts.group(6));
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("no such offset");
        }
        var east = 60 * hours + minutes;
        return AmsterdamTime.plusMinutes(local, parts.group(4).equals("+") ? -east : east);
    }
}
