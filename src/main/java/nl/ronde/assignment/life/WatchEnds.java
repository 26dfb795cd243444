package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.Objects;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.job.Jobs;

/**
 * Sees that assignments end, and that decisions come near their end, by the business clock. Run by a job and at every change
 * of an assignment; catches up after a stop of the server.
 */
public final class WatchEnds implements Jobs.Job {
    static final String NAME = "assignment-ends";

    /** What ended longer ago was over before anybody watched. */
    private static final int LOOK_BACK_WEEKS = 26;
    /** Twice the eight weeks in which the talk must have been held: time to plan it. */
    private static final int LOOK_AHEAD_WEEKS = 16;

    private final Assignments assignments;
    private final Closings closings;
    private final Events events;
    private final BusinessClock clock;

    WatchEnds(Assignments assignments, Closings closings, Events events, BusinessClock clock) {
        this.assignments = assignments;
        this.closings = closings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void run(Tx tx, Actor system) {
        look(tx);
    }

    /** Looks at all assignments of the provider. */
    public void look(Tx tx) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        for (Closings.Told told : closings.revived(tx, today)) {
            closings.tellEnd(tx, told.assignmentId(), null);
            events.raise(tx, new EndWithdrawn(assignment(tx, told), Objects.requireNonNull(told.before())));
        }
        for (Closings.Told told : closings.ended(tx, today, AmsterdamTime.plusWeeks(today, -LOOK_BACK_WEEKS))) {
            closings.tellEnd(tx, told.assignmentId(), told.lastDay());
            events.raise(tx, new AssignmentEnded(assignment(tx, told), Objects.requireNonNull(told.lastDay())));
        }
        for (Closings.Told told : closings.expiring(tx, today, AmsterdamTime.plusWeeks(today, LOOK_AHEAD_WEEKS))) {
            closings.tellExpiry(tx, told.assignmentId(), told.lastDay());
            events.raise(tx, new DecisionNearsEnd(assignment(tx, told), told.lastDay(), told.before()));
        }
    }

    private Assignment assignment(Tx tx, Closings.Told told) {
        return assignments.find(tx, told.assignmentId()).orElseThrow();
    }
}
