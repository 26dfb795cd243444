package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * When a running term is told of, and how loudly. The rule, for terms of 48 hours as well as of three years:
 *
 * <ul>
 *   <li>It counts back from the stricter date ({@link Obligation#warnDueAt()}), where every day counts: five working days over
 *       Easter still leave working days to act in. Overdue alone is the true due moment.
 *   <li>From four days on it warns at the beginning of a day, so that the overview of that morning has it: ahead at half of
 *       the term but at most 28 days before its last day (56 where it lasts half a year or longer: a certificate or a talk
 *       takes weeks to arrange), soon at a quarter but at most 7 days before, urgent on the last day itself.
 *   <li>A shorter one warns by the clock, for a day is too coarse: at a half, a quarter and an eighth before its end (48
 *       hours: 24, 12 and 6 hours before).
 *   <li>A term that ends before its trigger (a talk eight weeks before the decision ends) counts as a long one.
 *   <li>Where the source says "at once", and for calamities and breaches of data, it is urgent from the start; gentler words
 *       would say that it can wait. Where a limit of a day or more stands beside it, it is told once more when a quarter of
 *       that is left (48 hours: 12 hours before). One that has no limit beside that is called overdue an hour after: nobody could have
 *       acted in the second it began.
 *   <li>What is only waited out (the client's notice) is told ahead and soon, for its end is planned for; it is never urgent
 *       and never late.
 * </ul>
 *
 * @param steps in order; of two from the same moment the more urgent counts
 */
record WarningPlan(List<Step> steps) {
    private static final long SHORT_DAYS = 4;
    private static final long LONG_DAYS = 182;
    private static final long AHEAD_DAYS = 28;
    private static final long AHEAD_DAYS_OF_LONG = 56;
    private static final long SOON_DAYS = 7;
    private static final long DAY_MINUTES = 24 * 60;

    /** @param from the first instant at which it holds */
    record Step(Urgency urgency, Instant from) {}

    static WarningPlan of(Obligation term) {
        List<Step> steps = new ArrayList<>();
        if (term.cannotWait()) {
            steps.add(new Step(Urgency.URGENT, term.triggerAt()));
            addLastCall(steps, term);
        } else {
            LocalDate lastDay = Deadline.at(term.warnDueAt()).dueOn();
            long days = AmsterdamTime.daysBetween(AmsterdamTime.dateOf(term.triggerAt()), lastDay);
            if (days >= 0 && days < SHORT_DAYS) {
                addByTheClock(steps, term);
            } else {
                addByTheDay(steps, lastDay, days < 0 ? LONG_DAYS : days);
            }
        }
        steps.add(new Step(Urgency.OVERDUE, term.lateFrom()));
        if (term.kind().isWaitedOut()) {
            steps.removeIf(step -> step.urgency().rank() >= Urgency.URGENT.rank());
        }
        return new WarningPlan(List.copyOf(steps));
    }

    /** Whoever heard of it two days ago may think that somebody else did it. */
    private static void addLastCall(List<Step> steps, Obligation term) {
        long minutes = AmsterdamTime.minutesBetween(term.triggerAt(), term.lateFrom());
        if (minutes >= DAY_MINUTES) {
            steps.add(new Step(Urgency.URGENT, AmsterdamTime.plusMinutes(term.lateFrom(), -minutes / 4)));
        }
    }

    private static void addByTheDay(List<Step> steps, LocalDate lastDay, long days) {
        long ahead = Math.min(days / 2, days >= LONG_DAYS ? AHEAD_DAYS_OF_LONG : AHEAD_DAYS);
        steps.add(new Step(Urgency.AHEAD, before(lastDay, ahead)));
        steps.add(new Step(Urgency.SOON, before(lastDay, Math.min(days / 4, SOON_DAYS))));
        steps.add(new Step(Urgency.URGENT, before(lastDay, 0)));
    }

    private static Instant before(LocalDate lastDay, long days) {
        return AmsterdamTime.startOfDay(AmsterdamTime.plusDays(lastDay, -days));
    }

    private static void addByTheClock(List<Step> steps, Obligation term) {
        Instant end = term.warnDueAt();
        long minutes = AmsterdamTime.minutesBetween(term.triggerAt(), end);
        steps.add(new Step(Urgency.AHEAD, AmsterdamTime.plusMinutes(end, -minutes / 2)));
        steps.add(new Step(Urgency.SOON, AmsterdamTime.plusMinutes(end, -minutes / 4)));
        steps.add(new Step(Urgency.URGENT, AmsterdamTime.plusMinutes(end, -minutes / 8)));
    }

    /** When there is first something to tell. */
    Instant first() {
        return steps.stream().map(Step::from).min(Instant::compareTo).orElseThrow();
    }

    /** The most urgent step that holds now; what it has overtaken is told no more. */
    Optional<Step> at(Instant now) {
        return steps.stream().filter(step -> !step.from().isAfter(now)).reduce((before, after) -> after);
    }

    /** When there is next something to tell; null after the last. */
    @Nullable
    Instant next(Instant now) {
        return steps.stream()
                .map(Step::from)
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
