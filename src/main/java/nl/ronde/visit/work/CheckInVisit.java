package nl.ronde.visit.work;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitCheckedIn;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStep;

/** A worker reports the begin of a visit. The first begin stands; a second is a fact and an exception. */
final class CheckInVisit {
    private final VisitActs acts;
    private final FactStore facts;
    private final VisitChecks checks;
    private final Events events;

    CheckInVisit(VisitActs acts, FactStore facts, VisitChecks checks, Events events) {
        this.acts = acts;
        this.facts = facts;
        this.checks = checks;
        this.events = events;
    }

    Answer run(UUID visitId, Act act) {
        return acts.on(visitId, act, (tx, found) -> {
            VisitDraft draft = acts.mine(tx, found, act);
            Reporting.tookPlace(draft, Access.worker(act.actor()));
            draft.tryStep(VisitStep.CHECK_IN);
            Visit visit = draft.visit();
            if (visit.actual().begin() == null) {
                draft.set(visit.withActual(begun(visit, act)));
                draft.close(ExceptionCode.MISSING_CHECK_IN, ExceptionOutcome.RESOLVED, null, null);
                draft.afterSave(() -> events.raise(
                        tx, new VisitCheckedIn(draft.visit(), act.time().occurredAt())));
            } else {
                draft.raise(ExceptionCode.SECOND_CHECK_IN);
                draft.markMerged();
            }
            if (draft.visit().status() == VisitStatus.COMPLETED) {
                // The check-out had arrived before.
                checks.review(tx, draft);
            }
            checks.reviewClock(draft, act.time());
            checks.reviewLateness(tx, draft);
            // The fact refers to the visit, which may be new: it follows when that has gone out.
            draft.afterSave(
                    () -> facts.add(tx, act, draft.visit().id(), FactStore.Kind.CHECK_IN, act.time(), null, null));
            return draft;
        });
    }

    private Visit.Actual begun(Visit visit, Act act) {
        Visit.Actual actual = visit.actual();
        Instant at = act.time().occurredAt();
        Instant plannedEnd = visit.plan().end();
        Instant expectedEnd = plannedEnd == null || plannedEnd.isBefore(at) ? at : plannedEnd;
        return new Visit.Actual(
                actual.doneBy(),
                actual.offPlan(),
                actual.standsFor(),
                at,
                act.time().quality(),
                actual.end(),
                actual.endQuality(),
                AmsterdamTime.plusHours(expectedEnd, checks.settings(visit).missingCheckOutAfterHours()));
    }
}
