package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which of a client's assignments something falls that happened on a day: also what came between award and first day of
 * help, or after the last, belongs to one.
 */
public final class NearestAssignment {
    private NearestAssignment() {}

    /**
     * The oldest that covers the day; else the next that begins after it; else the last one before it. One that the municipality
     * took back counts only where there is no other: still it was about what that municipality had granted.
     */
    public static Optional<Assignment> of(List<Assignment> ofClient, LocalDate day) {
        return Stream.of(false, true)
                .flatMap(withdrawn ->
                        nearest(
                                ofClient.stream()
                                        .filter(each -> each.withdrawn() == withdrawn)
                                        .toList(),
                                day)
                                .stream())
                .findFirst();
    }

    private static Optional<Assignment> nearest(List<Assignment> some, LocalDate day) {
        Comparator<Assignment> byFirstDay = Comparator.comparing(Assignment::firstDay);
        List<Assignment> begun =
                some.stream().filter(each -> !each.firstDay().isAfter(day)).toList();
        return begun.stream()
                .filter(each -> each.lastDay() == null || !each.lastDay().isBefore(day))
                .min(byFirstDay)
                .or(() -> some.stream()
                        .filter(each -> each.firstDay().isAfter(day))
                        .min(byFirstDay))
                .or(() -> begun.stream().max(Comparator.comparing(each -> Objects.requireNonNull(each.lastDay()))));
    }
}
