package nl.ronde.visit.work;

import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitStep;

/** A worker reports the end of a visit, which is then delivered. The first end stands; a second is kept as a fact. */
final class CheckOutVisit {
    private final VisitActs acts;
    private final FactStore facts;
    private final VisitChecks checks;
    private final Events events;

    CheckOutVisit(VisitActs acts, FactStore facts, VisitChecks checks, Events events) {
        this.acts = acts;
        this.facts = facts;
        this.checks = checks;
        this.events = events;
    }

    Answer run(UUID visitId, Act act) {
        return acts.on(visitId, act, (tx, found) -> {
            VisitDraft draft = acts.mine(tx, found, act);
            Reporting.tookPlace(draft, Access.worker(act.actor()));
            if (draft.visit().actual().end() == null) {
                draft.set(ended(draft.visit(), act));
                draft.close(ExceptionCode.MISSING_CHECK_OUT, ExceptionOutcome.RESOLVED, null, null);
            } else {
                draft.markMerged();
            }
            boolean delivered = draft.tryStep(VisitStep.CHECK_OUT);
            checks.review(tx, draft);
            checks.reviewClock(draft, act.time());
            checks.reviewLateness(tx, draft);
            draft.afterSave(() -> {
                facts.add(tx, act, draft.visit().id(), FactStore.Kind.CHECK_OUT, act.time(), null, null);
                if (delivered) {
                    events.raise(tx, VisitDelivered.of(draft.visit(), act.time().occurredAt()));
                }
            });
            return draft;
        });
    }

    private static Visit ended(Visit visit, Act act) {
        Visit.Actual actual = visit.actual();
        return visit.withActual(new Visit.Actual(
                actual.doneBy(),
                actual.offPlan(),
                actual.standsFor(),
                actual.begin(),
                actual.beginQuality(),
                act.time().occurredAt(),
                act.time().quality(),
                actual.checkOutDueAt()));
    }
}
