package nl.ronde.visit.work;

import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitNotDelivered;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStep;
import org.jspecify.annotations.Nullable;

/** A worker reports that a visit was not delivered, why, and for whose account. About a closed visit it is kept as a fact. */
final class ReportNotDelivered {
    private final VisitActs acts;
    private final FactStore facts;
    private final VisitChecks checks;
    private final Events events;

    ReportNotDelivered(VisitActs acts, FactStore facts, VisitChecks checks, Events events) {
        this.acts = acts;
        this.facts = facts;
        this.checks = checks;
        this.events = events;
    }

    record Report(
            NotDelivered.Reason reason,
            NotDelivered.@Nullable Account account,
            @Nullable String text) {}

    Answer run(UUID visitId, Act act, Report report) {
        NotDelivered notDelivered = NotDelivered.of(report.reason(), report.account());
        return acts.on(visitId, act, (tx, draft) -> {
            UUID worker = Access.worker(act.actor());
            UUID doneBy = draft.visit().actual().doneBy();
            // Of a visit that a colleague is doing, her word counts.
            boolean counts = doneBy == null || doneBy.equals(worker);
            if (counts && draft.tryStep(VisitStep.REPORT_NOT_DELIVERED)) {
                draft.set(notDelivered(draft.visit(), worker, notDelivered));
                draft.close(ExceptionCode.MISSING_CHECK_OUT, ExceptionOutcome.RESOLVED, null, null);
                checks.reviewLateness(tx, draft);
                draft.afterSave(() -> events.raise(
                        tx, new VisitNotDelivered(draft.visit(), act.time().occurredAt())));
            } else {
                draft.markMerged();
                if (counts && draft.visit().status() == VisitStatus.COMPLETED) {
                    // Delivered and not delivered: a person decides which.
                    draft.raise(ExceptionCode.CANCELLED_BUT_DELIVERED);
                }
            }
            checks.reviewClock(draft, act.time());
            facts.add(
                    tx,
                    act,
                    visitId,
                    FactStore.Kind.NOT_DELIVERED,
                    act.time(),
                    report.reason() + " " + notDelivered.account(),
                    report.text());
            return draft;
        });
    }

    private static Visit notDelivered(Visit visit, UUID worker, NotDelivered notDelivered) {
        Visit.Actual actual = visit.actual();
        return visit.withNotDelivered(notDelivered)
                .withActual(new Visit.Actual(
                        worker,
                        actual.offPlan(),
                        actual.standsFor(),
                        actual.begin(),
                        actual.beginQuality(),
                        actual.end(),
                        actual.endQuality(),
                        null));
    }
}
