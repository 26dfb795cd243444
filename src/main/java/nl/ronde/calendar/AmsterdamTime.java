package nl.ronde.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Local time and dates of the Netherlands. The one place that converts between local and absolute time; whatever the
 * default zone of the machine is, the answers are the same.
 */
public final class AmsterdamTime {
    /** The zone of every local date and time in the product. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** The days that the product calculates with; outside it a date is taken for a typing error. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The last day that the product calculates with. */
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private AmsterdamTime() {}

    /**
     * The instant of a local time. In the spring, a time that does not exist moves forward by the length of the gap
     * (02:30 becomes 03:30 summer time); in the autumn, of a time that comes twice the first is meant (summer time).
     */
    public static Instant instantOf(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, ZONE).toInstant();
    }

    /** The date on the wall in the Netherlands at this instant. */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The time on the clock in the Netherlands at this instant. */
    public static LocalTime timeOf(Instant instant) {
        return instant.atZone(ZONE).toLocalTime();
    }

    /**
     * The instant written with the offset of the Netherlands at that moment, for people and answers. Offsets of before 1940
     * that had seconds in them, which RFC 3339 cannot write, become UTC.
     */
    public static OffsetDateTime withOffset(Instant instant) {
        OffsetDateTime local = instant.atZone(ZONE).toOffsetDateTime();
        return local.getOffset().getTotalSeconds() % 60 == 0 ? local : instant.atOffset(ZoneOffset.UTC);
    }

    /** The instant without what is finer than a microsecond, as the database keeps it. */
    public static Instant toMicroseconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the product calculates with this date; outside it is taken for a typing error. */
    public static boolean inRange(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    /** The first instant of the day. */
    public static Instant startOfDay(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** The first instant that no longer belongs to the day: the first of the next day. */
    public static Instant endOfDay(LocalDate date) {
        return startOfDay(date.plusDays(1));
    }

    /** The date so many calendar days later (negative: earlier). */
    public static LocalDate plusDays(LocalDate date, long days) {
        return date.plusDays(days);
    }

    /** The date so many years later (negative: earlier); 29 February becomes 28 February. */
    public static LocalDate plusYears(LocalDate date, long years) {
        return date.plusYears(years);
    }

    /** The Monday of the ISO week that the date belongs to. */
    public static LocalDate mondayOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The date so many weeks later (negative: earlier). */
    public static LocalDate plusWeeks(LocalDate date, long weeks) {
        return date.plusWeeks(weeks);
    }

    /** The instant so many hours of 3600 seconds later, also across a clock change. */
    public static Instant plusHours(Instant instant, long hours) {
        return instant.plus(hours, ChronoUnit.HOURS);
    }

    /** The instant so many minutes of 60 seconds later (negative: earlier). */
    public static Instant plusMinutes(Instant instant, long minutes) {
        return instant.plus(minutes, ChronoUnit.MINUTES);
    }

    /** The instant so many seconds later (negative: earlier). */
    public static Instant plusSeconds(Instant instant, long seconds) {
        return instant.plusSeconds(seconds);
    }

    /**
     * Whole minutes from begin to end: the seconds of the whole duration are dropped, once (10:00:50 to 11:00:10 is 59).
     * Negative where the end lies before the begin, then also rounded down.
     */
    public static long minutesBetween(Instant begin, Instant end) {
        return Math.floorDiv(Duration.between(begin, end).getSeconds(), 60L);
    }

    /** Calendar days from one date to the other; 0 on the same day, negative where the second is earlier. */
    public static long daysBetween(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until);
    }

    /**
     * The dates of a weekly series, in order.
     *
     * @param from the first possible date; the series starts on the first such weekday on or after it
     * @param until the last possible date, included
     * @param everyNWeeks 1 for every week, 2 for every second week
     */
    public static List<LocalDate> weeklyDates(LocalDate from, LocalDate until, DayOfWeek weekday, int everyNWeeks) {
        if (everyNWeeks < 1) {
            throw new IllegalArgumentException("A series repeats every 1 week or more, not every " + everyNWeeks);
        }
        var dates = new ArrayList<LocalDate>();
        var date = from.with(TemporalAdjusters.nextOrSame(weekday));
        while (!date.isAfter(until)) {
            dates.add(date);
            date = date.plusWeeks(everyNWeeks);
        }
        return List.copyOf(dates);
    }

    /** Throws {@link IllegalArgumentException} for a date that the product does not calculate with. */
    static LocalDate requireInRange(LocalDate date) {
        if (!inRange(date)) {
            throw new IllegalArgumentException(
                    "%s is outside the days that are calculated with: %s to %s".formatted(date, FIRST_DAY, LAST_DAY));
        }
        return date;
    }
}
