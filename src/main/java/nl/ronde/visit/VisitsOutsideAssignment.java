package nl.ronde.visit;

import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.life.ServiceDays;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;

/**
 * Turns the planned visits that a shortened or withdrawn assignment no longer covers, or that lie in a stop, into exceptions;
 * cancels them only where somebody chose that.
 */
public final class VisitsOutsideAssignment {
    private final VisitStore visits;
    private final VisitDesk desk;
    private final Audit audit;
    private final PlannedVisits planned;
    private final ServiceDays serviceDays = new ServiceDays();

    VisitsOutsideAssignment(VisitStore visits, VisitDesk desk, Audit audit, PlannedVisits planned) {
        this.visits = visits;
        this.desk = desk;
        this.audit = audit;
        this.planned = planned;
    }

    /** Cancels the planned visits on days that the assignment does not cover or on which no help is given. */
    public void cancel(Tx tx, Actor actor, Assignment assignment, String reason) {
        ServiceDays.Gaps gaps = serviceDays.gaps(tx, assignment.id());
        for (Visit visit : visits.plannedOfAssignment(tx, assignment.id())) {
            if (!assignment.covers(visit.day()) || !gaps.allow(visit.day())) {
                planned.cancelPlanned(tx, actor, visit.id(), reason);
            }
        }
    }

    /** Looks again at the planned visits of an assignment that changed; give it as it is now. */
    public void handle(Tx tx, Actor actor, Assignment assignment) {
        ServiceDays.Gaps gaps = serviceDays.gaps(tx, assignment.id());
        for (Visit visit : visits.plannedOfAssignment(tx, assignment.id())) {
            VisitDraft draft = desk.openLocked(tx, visit);
            boolean wasOpen = draft.isOpen(ExceptionCode.OUTSIDE_ASSIGNMENT);
            if (assignment.covers(visit.day()) && gaps.allow(visit.day())) {
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
