package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.ronde.calendar.AmsterdamTime;

/** Dates and moments as people in the Netherlands read them. */
final class DutchMoment {
    private static final Locale DUTCH = Locale.of("nl", "NL");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", DUTCH);

    private DutchMoment() {}

    static String of(LocalDate date) {
        return date.format(DATE);
    }

    static String of(Instant instant) {
        return of(AmsterdamTime.dateOf(instant)) + " om "
                + AmsterdamTime.timeOf(instant).format(TIME) + " uur";
    }
}
