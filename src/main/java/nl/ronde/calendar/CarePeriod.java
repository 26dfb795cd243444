package nl.ronde.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;

/**
 * A four-week period of the CAK and of the collective invoice (Uitvoeringsbesluit Wmo 2015 art. 3.8, Kampen B2 5.3). A
 * year by ISO week has thirteen; period n holds the ISO weeks 4n-3 to 4n, and the thirteenth also week 53 where the year
 * has one.
 *
 * @param isoYear the year of the ISO weeks, which differs from the calendar year around New Year
 * @param period 1 to 13
 */
public record CarePeriod(int isoYear, int period) implements Comparable<CarePeriod> {
    /** Periods in a year. */
    public static final int PER_YEAR = 13;

    /** Refuses a year or a period that does not exist. */
    public CarePeriod {
        if (isoYear < AmsterdamTime.FIRST_DAY.getYear() || isoYear > AmsterdamTime.LAST_DAY.getYear()) {
            throw new IllegalArgumentException("The ISO year must be %d to %d, not %d"
                    .formatted(AmsterdamTime.FIRST_DAY.getYear(), AmsterdamTime.LAST_DAY.getYear(), isoYear));
        }
        if (period < 1 || period > PER_YEAR) {
            throw new IllegalArgumentException("The period must be 1 to 13, not " + period);
        }
    }

    /**
     * The period with this number.
     *
     * @throws IllegalArgumentException when there is no such period
     */
    public static CarePeriod of(int isoYear, int period) {
        return new CarePeriod(isoYear, period);
    }

    /** The period that the date belongs to. */
    public static CarePeriod containing(LocalDate date) {
        var week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return new CarePeriod(date.get(IsoFields.WEEK_BASED_YEAR), Math.min((week + 3) / 4, PER_YEAR));
    }

    /** The Monday it begins on. */
    public LocalDate firstDay() {
        return mondayOfWeek(firstWeek());
    }

    /** The Sunday it ends on, included. */
    public LocalDate lastDay() {
        return mondayOfWeek(lastWeek()).plusDays(6);
    }

    /** Its first ISO week. */
    public int firstWeek() {
        return 4 * period - 3;
    }

    /** Its last ISO week. */
    public int lastWeek() {
        return period < PER_YEAR ? 4 * period : weeksOfYear();
    }

    /** 4, or 5 for the thirteenth of a year of 53 weeks. */
    public int weeks() {
        return lastWeek() - firstWeek() + 1;
    }

    /** Whether the date belongs to it. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(firstDay()) && !date.isAfter(lastDay());
    }

    /** The period after it. */
    public CarePeriod next() {
        return containing(lastDay().plusDays(1));
    }

    /** The period before it. */
    public CarePeriod previous() {
        return containing(firstDay().minusDays(1));
    }

    @Override
    public int compareTo(CarePeriod other) {
        return isoYear == other.isoYear
                ? Integer.compare(period, other.period)
                : Integer.compare(isoYear, other.isoYear);
    }

    /** As people write it: {@code 2026P01}. */
    @Override
    public String toString() {
        return "%04dP%02d".formatted(isoYear, period);
    }

    private LocalDate mondayOfWeek(int week) {
        return firstOfYear(isoYear).plusWeeks(week - 1L);
    }

    private int weeksOfYear() {
        return (int) (AmsterdamTime.daysBetween(firstOfYear(isoYear), firstOfYear(isoYear + 1)) / 7);
    }

    /** ISO week 1 is the week of 4 January. */
    private static LocalDate firstOfYear(int isoYear) {
        return LocalDate.of(isoYear, 1, 4).with(WeekFields.ISO.dayOfWeek(), DayOfWeek.MONDAY.getValue());
    }
}
