package nl.ronde.visit;

import nl.ronde.assignment.Assignment;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;

/** Turns the planned visits that a shortened or withdrawn assignment no longer covers into exceptions; never cancels them. */
public final class VisitsOutsideAssignment {
    private final VisitStore visits;
    private final VisitDesk desk;
    private final Audit audit;

    VisitsOutsideAssignment(VisitStore visits, VisitDesk desk, Audit audit) {
        this.visits = visits;
        this.desk = desk;
        this.audit = audit;
    }

    /** Looks again at the planned visits of an assignment that changed; give it as it is now. */
    public void handle(Tx tx, Actor actor, Assignment assignment) {
        for (Visit visit : visits.plannedOfAssignment(tx, assignment.id())) {
            VisitDraft draft = desk.openLocked(tx, visit);
            boolean wasOpen = draft.isOpen(ExceptionCode.OUTSIDE_ASSIGNMENT);
            if (assignment.covers(visit.day())) {
                draft.close(ExceptionCode.OUTSIDE_ASSIGNMENT, ExceptionOutcome.RESOLVED, null, null);
            } else {
                draft.raise(ExceptionCode.OUTSIDE_ASSIGNMENT);
            }
            if (wasOpen != draft.isOpen(ExceptionCode.OUTSIDE_ASSIGNMENT)) {
                desk.save(tx, draft);
                audit.append(
                        tx,
                        actor,
                        Audit.Kind.UPDATE,
                        "assignment-changed",
                        VisitStore.TYPE,
                        visit.id(),
                        visit.target().clientId());
            }
        }
    }
}
