package nl.ronde.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.ronde.calendar.AmsterdamTime;

/** Which word of a worker counts on which days: of those about a day, the newest. Pure. */
final class AvailabilityCalendar {
    private static final Comparator<Availability> BY_AGE = Comparator.comparing(
                    (Availability said) -> said.time().occurredAt())
            .thenComparing(said -> said.time().receivedAt())
            .thenComparing(Availability::id);

    private AvailabilityCalendar() {}

    /**
     * Days for which one word counts.
     *
     * @param lastDay inclusive
     */
    record Period(LocalDate firstDay, LocalDate lastDay, Availability said) {}

    /** The periods from the first to the last day, both included, in order; days nobody spoke about are in none. */
    static List<Period> of(Collection<Availability> all, LocalDate firstDay, LocalDate lastDay) {
        TreeSet<LocalDate> begins = new TreeSet<>(List.of(firstDay));
        for (Availability each : all) {
            begins.add(each.firstDay());
            begins.add(AmsterdamTime.plusDays(each.lastDay(), 1));
        }
        List<LocalDate> days = new ArrayList<>(begins.subSet(firstDay, true, lastDay, true));
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            LocalDate first = days.get(i);
            LocalDate last = i + 1 < days.size() ? AmsterdamTime.plusDays(days.get(i + 1), -1) : lastDay;
            Optional<Availability> newest =
                    all.stream().filter(each -> each.covers(first)).max(BY_AGE);
            newest.ifPresent(said -> add(periods, new Period(first, last, said)));
        }
        return List.copyOf(periods);
    }

    private static void add(List<Period> periods, Period next) {
        Period before = periods.isEmpty() ? null : periods.getLast();
        boolean goesOn = before != null
                && before.said().equals(next.said())
                && AmsterdamTime.plusDays(before.lastDay(), 1).equals(next.firstDay());
        if (goesOn) {
            periods.set(periods.size() - 1, new Period(before.firstDay(), next.lastDay(), next.said()));
        } else {
            periods.add(next);
        }
    }
}
