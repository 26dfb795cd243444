package nl.ronde.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A calendar month, the period of an iWmo declaration (323).
 *
 * @param year the calendar year
 * @param month 1 to 12
 */
public record CalendarMonth(int year, int month) implements Comparable<CalendarMonth> {

    /** Refuses a year or a month that does not exist. */
    public CalendarMonth {
        if (year < AmsterdamTime.FIRST_DAY.getYear() || year > AmsterdamTime.LAST_DAY.getYear()) {
            throw new IllegalArgumentException("The year must be %d to %d, not %d"
                    .formatted(AmsterdamTime.FIRST_DAY.getYear(), AmsterdamTime.LAST_DAY.getYear(), year));
        }
        try {
            YearMonth.of(year, month);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The month must be 1 to 12, not " + month, e);
        }
    }

    /**
     * The month with this number.
     *
     * @throws IllegalArgumentException when there is no such month
     */
    public static CalendarMonth of(int year, int month) {
        return new CalendarMonth(year, month);
    }

    /** The month that the date belongs to. */
    public static CalendarMonth containing(LocalDate date) {
        return new CalendarMonth(date.getYear(), date.getMonthValue());
    }

    /** Its first day. */
    public LocalDate firstDay() {
        return YearMonth.of(year, month).atDay(1);
    }

    /** Its last day, included. */
    public LocalDate lastDay() {
        return YearMonth.of(year, month).atEndOfMonth();
    }

    /** Whether the date belongs to it. */
    public boolean contains(LocalDate date) {
        return date.getYear() == year && date.getMonthValue() == month;
    }

    /** The month after it. */
    public CalendarMonth next() {
        return containing(lastDay().plusDays(1));
    }

    /** The month before it. */
    public CalendarMonth previous() {
        return containing(firstDay().minusDays(1));
    }

    @Override
    public int compareTo(CalendarMonth other) {
        return YearMonth.of(year, month).compareTo(YearMonth.of(other.year, other.month));
    }

    /** As in ISO 8601: {@code 2026-02}. */
    @Override
    public String toString() {
        return YearMonth.of(year, month).toString();
    }
}
