package nl.ronde.visit.work;

import java.util.UUID;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitStatus;

/** What every report of begin or end says beside its time: that the visit took place, and by whom. */
final class Reporting {
    private Reporting() {}

    /** The visit took place, by this worker, whatever the office had planned or closed. */
    static void tookPlace(VisitDraft draft, UUID worker) {
        Visit visit = draft.visit();
        boolean wasClosed = visit.status() == VisitStatus.CANCELLED || visit.status() == VisitStatus.NOT_DELIVERED;
        if (wasClosed) {
            draft.raise(ExceptionCode.CANCELLED_BUT_DELIVERED);
        }
        boolean first = visit.actual().doneBy() == null;
        if (first && visit.plan().begin() != null && !worker.equals(visit.plan().workerId())) {
            draft.raise(ExceptionCode.WRONG_WORKER);
        }
        Visit.Actual actual = visit.actual();
        draft.set(visit.withNotDelivered(null)
                .withActual(new Visit.Actual(
                        worker,
                        // Its place in the plan may be taken by now.
                        actual.offPlan() || wasClosed,
                        actual.standsFor(),
                        actual.begin(),
                        actual.beginQuality(),
                        actual.end(),
                        actual.endQuality(),
                        actual.checkOutDueAt())));
    }
}
