package nl.ronde;

import nl.ronde.assignment.AssignmentChanged;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.life.AssignmentEnded;
import nl.ronde.assignment.life.AssignmentNotStarted;
import nl.ronde.assignment.life.ServiceDaysChanged;
import nl.ronde.platform.event.Events;
import nl.ronde.replacement.ReplacementModule;
import nl.ronde.visit.VisitsOutsideAssignment;

/**
 * What a stop, notice, an end of help or another decision means: first for planned visits, which are cancelled where somebody
 * chose so and else become an exception; then for their replacement, which is not looked for where no help is given.
 */
final class FollowServiceDays {
    private final VisitsOutsideAssignment visits;
    private final ReplacementModule replacement;

    FollowServiceDays(VisitsOutsideAssignment visits, ReplacementModule replacement) {
        this.visits = visits;
        this.replacement = replacement;
    }

    /** Subscribes; after whoever looks at the visits of an assignment that changed. */
    void listen(Events events) {
        events.on(ServiceDaysChanged.class, (tx, change) -> {
            if (change.cancelBecause() != null) {
                visits.cancel(tx, change.actor(), change.assignment(), change.cancelBecause());
            }
            visits.handle(tx, change.actor(), change.assignment());
            replacement.helpDaysChanged(tx, change.assignment().id());
        });
        events.on(
                AssignmentChanged.class,
                (tx, change) -> replacement.helpDaysChanged(tx, change.after().id()));
        events.on(
                AssignmentWithdrawn.class,
                (tx, gone) -> replacement.helpDaysChanged(tx, gone.assignment().id()));
        events.on(
                AssignmentNotStarted.class,
                (tx, event) ->
                        replacement.helpDaysChanged(tx, event.assignment().id()));
        events.on(
                AssignmentEnded.class,
                (tx, end) -> replacement.helpDaysChanged(tx, end.assignment().id()));
    }
}
