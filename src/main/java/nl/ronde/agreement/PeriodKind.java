package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which periods an output is made over. */
public enum PeriodKind {
    /** {@link nl.ronde.calendar.CarePeriod}. */
    @JsonProperty("four-weeks")
    FOUR_WEEKS,
    /** {@link nl.ronde.calendar.CalendarMonth}. */
    @JsonProperty("calendar-month")
    CALENDAR_MONTH
}
