package nl.ronde.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and moments as people in the Netherlands read them; where the clock went back, which of the two hours it was. */
public final class DutchMoment {
    private static final Locale DUTCH = Locale.of("nl", "NL");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", DUTCH);

    private DutchMoment() {}

    /** Such as "donderdag 8 januari 2026". */
    public static String of(LocalDate date) {
        return date.format(DATE);
    }

    /** Such as "8 januari 2026", for within a sentence or between brackets. */
    public static String day(LocalDate date) {
        return date.format(DAY);
    }

    /** Such as "donderdag 8 januari 2026 om 09:05 uur", on the clock of the Netherlands. */
    public static String of(Instant instant) {
        return of(AmsterdamTime.dateOf(instant)) + " om "
                + AmsterdamTime.timeOf(instant).format(TIME) + " uur" + season(instant);
    }

    /** The day alone where the moment is its very beginning, which is how a date without a time is kept; else the day with its time. */
    public static String dayOrMoment(Instant instant) {
        return isWholeDay(instant) ? of(AmsterdamTime.dateOf(instant)) : of(instant);
    }

    /** Until when something is in time, given the first moment that is too late: a whole last day by itself, else that moment. */
    public static String last(Instant tooLate) {
        return isWholeDay(tooLate) ? of(AmsterdamTime.plusDays(AmsterdamTime.dateOf(tooLate), -1)) : of(tooLate);
    }

    /** The same as the end of a stretch of time: "tot en met donderdag 8 januari 2026", "tot donderdag 8 januari 2026 om 09:05 uur". */
    public static String until(Instant tooLate) {
        return (isWholeDay(tooLate) ? "tot en met " : "tot ") + last(tooLate);
    }

    private static boolean isWholeDay(Instant instant) {
        return instant.equals(AmsterdamTime.startOfDay(AmsterdamTime.dateOf(instant)));
    }

    /** In the night in which the clock goes back the same time comes twice. */
    private static String season(Instant instant) {
        if (sameTime(instant, AmsterdamTime.plusHours(instant, 1))) {
            return " (zomertijd, de eerste keer)";
        }
        return sameTime(instant, AmsterdamTime.plusHours(instant, -1)) ? " (wintertijd, de tweede keer)" : "";
    }

    private static boolean sameTime(Instant one, Instant other) {
        return AmsterdamTime.timeOf(one).equals(AmsterdamTime.timeOf(other));
    }
}
