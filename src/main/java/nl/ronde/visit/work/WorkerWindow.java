package nl.ronde.visit.work;

import java.time.Instant;
import java.time.LocalDate;
import nl.ronde.calendar.AmsterdamTime;

/** The days a worker sees: yesterday to fourteen days ahead. No more personal data than that on a phone. */
public record WorkerWindow(LocalDate from, LocalDate until) {
    private static final int DAYS_AHEAD = 14;

    /** The window at this moment. */
    public static WorkerWindow around(Instant now) {
        LocalDate today = AmsterdamTime.dateOf(now);
        return new WorkerWindow(AmsterdamTime.plusDays(today, -1), AmsterdamTime.plusDays(today, DAYS_AHEAD));
    }

    /** True where no day lies in it. */
    public boolean isEmpty() {
        return from.isAfter(until);
    }

    /** True where the day lies in the window. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** The part of these days that lies in the window; empty (from after until) where none does. */
    public WorkerWindow clamp(LocalDate first, LocalDate last) {
        return new WorkerWindow(first.isBefore(from) ? from : first, last.isAfter(until) ? until : last);
    }
}
