package nl.ronde.calendar;

/** How a term counts. */
public enum TermUnit {
    /** No time at all: due at the trigger itself. */
    AT_ONCE(false, false),
    /** Hours of 3600 seconds, on the clock. */
    HOURS(true, false),
    /** Calendar days after the trigger's day, to the end of the last one. */
    CALENDAR_DAYS(true, true),
    /** Working days; the first counted is the first working day after the trigger's day. */
    WORKING_DAYS(true, true),
    /** Weeks, to the end of the same weekday. */
    WEEKS(true, true),
    /** Months, to the end of the same day number, or of the month's last day where there is no such day. */
    MONTHS(true, true),
    /** Years, to the end of the same date; 29 February becomes 28 February. */
    YEARS(true, true),
    /** Whole calendar months from the first of the month after the trigger: 15 March and 1 month is 30 April. */
    MONTHS_FROM_NEXT_FIRST(true, true),
    /** Before the first such date after the trigger's day: "every year before 1 March". */
    BEFORE_YEARLY_DATE(false, false),
    /** Before the day of the trigger: "before it acts". */
    BEFORE_TRIGGER_DAY(false, false),
    /** Counted backwards: the whole of the day so many weeks before the trigger's day is still in time. */
    WEEKS_BEFORE(true, false),
    /** Counted backwards: the whole of the day so many months before the trigger's day is still in time. */
    MONTHS_BEFORE(true, false);

    private final boolean counted;
    private final boolean mayRollOver;

    TermUnit(boolean counted, boolean mayRollOver) {
        this.counted = counted;
        this.mayRollOver = mayRollOver;
    }

    /** Whether an amount belongs to it. */
    public boolean counted() {
        return counted;
    }

    /** Whether its last day can move to the next working day; a term that ends before something never can. */
    public boolean mayRollOver() {
        return mayRollOver;
    }
}
