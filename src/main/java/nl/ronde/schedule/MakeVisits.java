package nl.ronde.schedule;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.visit.PlannedVisits;
import org.jspecify.annotations.Nullable;

/** Makes the visits of a series, eight weeks ahead of the business clock. */
final class MakeVisits {
    private final SeriesStore store;
    private final PlannedVisits plannedVisits;
    private final BusinessClock clock;

    MakeVisits(SeriesStore store, PlannedVisits plannedVisits, BusinessClock clock) {
        this.store = store;
        this.plannedVisits = plannedVisits;
        this.clock = clock;
    }

    /** The last day that visits are made for now. */
    LocalDate horizon() {
        return VisitSeries.horizon(AmsterdamTime.dateOf(clock.instant()));
    }

    /**
     * Makes what is due of a series that a planner is looking at, and marks it as made.
     *
     * @throws Refusal of the first visit that cannot be planned as the series says, with its day
     */
    void makeOrRefuse(Tx tx, Actor actor, VisitSeries series) {
        for (LocalDate day : series.daysToMake(horizon())) {
            onDay(day, () -> plan(tx, actor, series, day, series.workerId()));
        }
        store.update(tx, series.madeUntil(horizon()));
    }

    /**
     * The job: everything that is due. A visit whose worker cannot be scheduled is made vacant, and why is kept for the
     * office; where no visit can be made at all, that is kept too.
     */
    void makeDue(Tx tx, Actor system) {
        for (UUID id : store.due(tx, horizon())) {
            VisitSeries series = store.lock(tx, id).orElseThrow();
            for (LocalDate day : series.daysToMake(horizon())) {
                makeOrNote(tx, system, series, day);
            }
            store.update(tx, series.madeUntil(horizon()));
        }
    }

    private void makeOrNote(Tx tx, Actor system, VisitSeries series, LocalDate day) {
        try {
            plan(tx, system, series, day, series.workerId());
        } catch (Refusal refusal) {
            // A refusal comes before anything is written: the transaction goes on.
            note(tx, series, day, refusal, planVacant(tx, system, series, day));
        }
    }

    private @Nullable UUID planVacant(Tx tx, Actor system, VisitSeries series, LocalDate day) {
        if (series.workerId() == null) {
            return null;
        }
        try {
            return plan(tx, system, series, day, null);
        } catch (Refusal refusal) {
            return null;
        }
    }

    private UUID plan(Tx tx, Actor actor, VisitSeries series, LocalDate day, @Nullable UUID workerId) {
        Rhythm rhythm = series.rhythm();
        return plannedVisits
                .plan(
                        tx,
                        actor,
                        new PlannedVisits.NewVisit(
                                Ids.next(),
                                series.assignmentId(),
                                workerId,
                                rhythm.beginOn(day),
                                rhythm.endOn(day),
                                series.id(),
                                null,
                                day))
                .id();
    }

    private void note(Tx tx, VisitSeries series, LocalDate day, Refusal refusal, @Nullable UUID visitId) {
        Problem problem = refusal.problem();
        store.insert(tx, new SeriesConflict(series.id(), day, visitId, problem.code(), text(refusal), clock.instant()));
    }

    /** Does a step for one day of a series; a refusal of it then names the day. */
    static <T> T onDay(LocalDate day, Supplier<T> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            throw new Refusal(
                    refusal.problem(),
                    DutchMoment.day(day) + ": " + text(refusal),
                    refusal.fields().stream()
                            .filter(field -> !field.field().startsWith("/planned"))
                            .toList(),
                    refusal.retryAfterSeconds());
        }
    }

    private static String text(Refusal refusal) {
        return refusal.detail() == null ? refusal.problem().title() : refusal.detail();
    }
}
