package nl.ronde.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** From 20:00 to 07:00 on the clock of the Netherlands nobody is disturbed for what can wait. */
public final class QuietHours {
    private static final LocalTime FROM = LocalTime.of(20, 0);
    private static final LocalTime UNTIL = LocalTime.of(7, 0);

    private QuietHours() {}

    /** Whether it is quiet; at 07:00 itself it no longer is. */
    public static boolean contains(Instant instant) {
        LocalTime time = AmsterdamTime.timeOf(instant);
        return !time.isBefore(FROM) || time.isBefore(UNTIL);
    }

    /** When the quiet hours of that evening begin. */
    public static Instant beginOn(LocalDate day) {
        return AmsterdamTime.instantOf(day, FROM);
    }
}
