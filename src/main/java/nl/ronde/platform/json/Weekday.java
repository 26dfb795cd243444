package nl.ronde.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;

/** A day of the week as the contract writes it. */
public enum Weekday {
    @JsonProperty("monday")
    MONDAY,
    @JsonProperty("tuesday")
    TUESDAY,
    @JsonProperty("wednesday")
    WEDNESDAY,
    @JsonProperty("thursday")
    THURSDAY,
    @JsonProperty("friday")
    FRIDAY,
    @JsonProperty("saturday")
    SATURDAY,
    @JsonProperty("sunday")
    SUNDAY;

    /** The ISO day of the week. */
    public DayOfWeek iso() {
        return DayOfWeek.valueOf(name());
    }

    /** The weekday with this ISO number, 1 for Monday. */
    public static Weekday of(int iso) {
        return valueOf(DayOfWeek.of(iso).name());
    }
}
