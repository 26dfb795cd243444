package nl.ronde.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which days are working days: Monday to Friday outside the free days of the Algemene termijnenwet art. 3. Safe for use
 * by many threads.
 */
public final class WorkingDays {
    private static final String FILE = "/calendar/algemene-termijnenwet.xml";

    private final HolidayManager manager;
    private final ConcurrentHashMap<Integer, Set<LocalDate>> freeDaysOfYear = new ConcurrentHashMap<>();

    private WorkingDays(HolidayManager manager) {
        this.manager = manager;
    }

    /** The calendar of the Algemene termijnenwet art. 3, the default of every agreement. */
    public static WorkingDays dutch() {
        return Dutch.INSTANCE;
    }

    /** Monday to Friday and not a free day. */
    public boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !freeDays(date.getYear()).contains(date);
    }

    /** The free days of art. 3 in one calendar year, weekend or not. */
    public Set<LocalDate> freeDays(int year) {
        return freeDaysOfYear.computeIfAbsent(
                year,
                y -> manager.getHolidays(Year.of(y)).stream()
                        .map(Holiday::getDate)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The date itself where it is a working day, otherwise the first working day after it. */
    public LocalDate sameOrNext(LocalDate date) {
        var day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * The n-th working day after the date; the first counted is the first working day after it.
     *
     * @param n 1 or more
     */
    public LocalDate after(LocalDate date, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Working days are counted from 1, not " + n);
        }
        var day = date;
        for (var counted = 0; counted < n; counted++) {
            day = sameOrNext(day.plusDays(1));
        }
        return day;
    }

    /** Read on first use and once. */
    private static final class Dutch {
        private static final WorkingDays INSTANCE = read();

        private static WorkingDays read() {
            var file = WorkingDays.class.getResource(FILE);
            if (file == null) {
                throw new IllegalStateException("The list of free days is missing: " + FILE);
            }
            return new WorkingDays(HolidayManager.getInstance(ManagerParameters.create(file, new Properties())));
        }
    }
}
