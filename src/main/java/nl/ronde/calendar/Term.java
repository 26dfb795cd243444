package nl.ronde.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.Optional;

/**
 * A term: how long something may take. Days, weeks, months and years count from the trigger's date in Europe/Amsterdam
 * and run to the end of their last day; hours run on the clock.
 *
 * @param unit how it counts
 * @param amount 1 or more where the unit counts something, otherwise 0
 * @param yearlyDate only for {@link TermUnit#BEFORE_YEARLY_DATE}: the first date of the year that is too late
 * @param rollsOver whether a last day that is no working day moves to the next one; off unless an agreement says so
 */
public record Term(TermUnit unit, int amount, Optional<MonthDay> yearlyDate, boolean rollsOver) {

    private static final int MOST = 10_000;

    /** Refuses combinations that mean nothing. */
    public Term {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(yearlyDate, "yearlyDate");
        if (unit.counted() ? amount < 1 || amount > MOST : amount != 0) {
            throw new IllegalArgumentException("A term in %s cannot have amount %d".formatted(unit, amount));
        }
        if (yearlyDate.isPresent() != (unit == TermUnit.BEFORE_YEARLY_DATE)) {
            throw new IllegalArgumentException("A yearly date belongs to BEFORE_YEARLY_DATE only, not to " + unit);
        }
        if (rollsOver && !unit.mayRollOver()) {
            throw new IllegalArgumentException("A term in %s does not roll over".formatted(unit));
        }
    }

    /** A counted term that does not roll over. */
    public static Term of(int amount, TermUnit unit) {
        return new Term(unit, amount, Optional.empty(), false);
    }

    /** Due at the trigger itself. */
    public static Term atOnce() {
        return new Term(TermUnit.AT_ONCE, 0, Optional.empty(), false);
    }

    /** Due before the first such date after the trigger's day; "31 January" is before 1 February. */
    public static Term beforeYearly(MonthDay firstTooLate) {
        return new Term(TermUnit.BEFORE_YEARLY_DATE, 0, Optional.of(firstTooLate), false);
    }

    /** Due before the trigger's day begins. */
    public static Term beforeTriggerDay() {
        return new Term(TermUnit.BEFORE_TRIGGER_DAY, 0, Optional.empty(), false);
    }

    /** The same term, moving to the next working day where its last day is none. */
    public Term rollingOver() {
        return new Term(unit, amount, yearlyDate, true);
    }

    /** When it ends, by the calendar of the Algemene termijnenwet. */
    public Deadline deadline(Instant trigger) {
        return deadline(trigger, WorkingDays.dutch());
    }

    /**
     * When it ends.
     *
     * @param trigger the moment that starts the term (or, counted backwards, that it ends before)
     * @param workingDays the calendar of the agreement
     * @throws IllegalArgumentException when the trigger lies outside the days that are calculated with
     */
    public Deadline deadline(Instant trigger, WorkingDays workingDays) {
        var day = AmsterdamTime.requireInRange(AmsterdamTime.dateOf(trigger));
        return switch (unit) {
            case AT_ONCE -> Deadline.at(trigger);
            case HOURS -> Deadline.at(AmsterdamTime.plusHours(trigger, amount));
            case BEFORE_YEARLY_DATE -> Deadline.at(AmsterdamTime.startOfDay(nextYearlyDate(day)));
            case BEFORE_TRIGGER_DAY -> Deadline.at(AmsterdamTime.startOfDay(day));
            default -> {
                var lastDay = lastDay(day, workingDays);
                yield Deadline.onWholeDay(rollsOver ? workingDays.sameOrNext(lastDay) : lastDay);
            }
        };
    }

    /**
     * When it would end if every day counted and a free day moved nothing: never later than {@link #deadline(Instant)}. What
     * warns ahead counts from here, since free days at the end would otherwise take away the days to act in.
     */
    public Deadline strictDeadline(Instant trigger) {
        if (unit == TermUnit.WORKING_DAYS) {
            return of(amount, TermUnit.CALENDAR_DAYS).deadline(trigger);
        }
        return new Term(unit, amount, yearlyDate, false).deadline(trigger);
    }

    private LocalDate lastDay(LocalDate day, WorkingDays workingDays) {
        return switch (unit) {
            case CALENDAR_DAYS -> day.plusDays(amount);
            case WORKING_DAYS -> workingDays.after(day, amount);
            case WEEKS -> day.plusWeeks(amount);
            case MONTHS -> day.plusMonths(amount);
            case YEARS -> day.plusYears(amount);
            case MONTHS_FROM_NEXT_FIRST ->
                day.withDayOfMonth(1).plusMonths(amount + 1L).minusDays(1);
            case WEEKS_BEFORE -> day.minusWeeks(amount);
            case MONTHS_BEFORE -> day.minusMonths(amount);
            case AT_ONCE, HOURS, BEFORE_YEARLY_DATE, BEFORE_TRIGGER_DAY ->
                throw new IllegalStateException(unit + " has no last day of its own");
        };
    }

    private LocalDate nextYearlyDate(LocalDate day) {
        var date = yearlyDate.orElseThrow();
        var thisYear = date.atYear(day.getYear());
        return thisYear.isAfter(day) ? thisYear : date.atYear(day.getYear() + 1);
    }
}
