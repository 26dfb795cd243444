package nl.ronde.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.plan.PlanContent.Activity;
import nl.ronde.plan.PlanContent.Frequency;
import nl.ronde.plan.PlanContent.Per;
import nl.ronde.plan.PlanContent.WorkingTime;

/** Moments and frequencies as the client reads them. */
final class Dutch {
    private static final Locale LOCALE = Locale.of("nl", "NL");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H.mm", LOCALE);

    private Dutch() {}

    static String of(LocalDate date) {
        return date.format(DATE);
    }

    static String of(Instant instant) {
        return of(AmsterdamTime.dateOf(instant)) + ", " + of(AmsterdamTime.timeOf(instant)) + " uur";
    }

    static String of(LocalTime time) {
        return time.format(TIME);
    }

    static String of(WorkingTime time) {
        String weeks = time.everyNWeeks() == null || time.everyNWeeks() == 1
                ? "elke week"
                : "eens in de " + time.everyNWeeks() + " weken";
        return time.weekday().iso().getDisplayName(TextStyle.FULL, LOCALE) + " van " + of(time.begin()) + " tot "
                + of(time.end()) + " uur, " + weeks;
    }

    static String capital(String words) {
        int end = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
        return words.substring(0, end).toUpperCase(LOCALE) + words.substring(end);
    }

    static String howOften(Frequency frequency) {
        if (frequency.per() == Per.VISIT && frequency.times() == 1) {
            return Per.VISIT.dutch();
        }
        return frequency.times() + " keer "
                + (frequency.per() == Per.VISIT ? "per bezoek" : frequency.per().dutch());
    }

    static String minutes(Activity activity) {
        return activity.minutes() == null ? "–" : activity.minutes() + " minuten";
    }
}
