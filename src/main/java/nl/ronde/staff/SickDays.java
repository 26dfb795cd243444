package nl.ronde.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import nl.ronde.calendar.AmsterdamTime;
import org.jspecify.annotations.Nullable;

/**
 * The days of one absence through sickness.
 *
 * @param lastDay inclusive; null while nobody knows
 */
record SickDays(LocalDate firstDay, @Nullable LocalDate lastDay) {
    /**
     * What follows from everything that was said of one absence, in whatever order it came in: the earliest first day counts,
     * and for the end the newest word.
     *
     * @return empty where she was back before it began
     */
    static Optional<SickDays> of(Collection<AbsenceReport> reports) {
        LocalDate first = reports.stream()
                .filter(report -> report.kind() == AbsenceReport.Kind.SICK)
                .map(AbsenceReport::day)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        AbsenceReport newest = reports.stream()
                .max(Comparator.comparing(
                                (AbsenceReport report) -> report.time().occurredAt())
                        .thenComparing(report -> report.time().receivedAt())
                        .thenComparing(AbsenceReport::id))
                .orElseThrow();
        LocalDate last = newest.kind() == AbsenceReport.Kind.RECOVERED
                ? AmsterdamTime.plusDays(newest.day(), -1)
                : newest.expectedLastDay();
        return last != null && last.isBefore(first) ? Optional.empty() : Optional.of(new SickDays(first, last));
    }

    /** True where at least one day is in both. */
    boolean overlaps(SickDays other) {
        return (lastDay == null || !lastDay.isBefore(other.firstDay))
                && (other.lastDay == null || !other.lastDay.isBefore(firstDay));
    }

    /** True where she is away on this day. */
    boolean contains(LocalDate day) {
        return overlaps(new SickDays(day, day));
    }
}
