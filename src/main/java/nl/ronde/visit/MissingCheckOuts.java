package nl.ronde.visit;

import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.job.Jobs;

/** The job that tells the office of visits whose check-out did not come in time; once per visit. */
final class MissingCheckOuts implements Jobs.Job {
    static final String NAME = "missing-check-outs";

    private final CheckStore store;
    private final VisitDesk desk;
    private final Audit audit;
    private final BusinessClock clock;

    MissingCheckOuts(CheckStore store, VisitDesk desk, Audit audit, BusinessClock clock) {
        this.store = store;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(Tx tx, Actor system) {
        for (UUID visitId : store.checkOutMissing(tx, clock.instant())) {
            VisitDraft draft = desk.open(tx, visitId).orElseThrow();
            // A check-out may have come in while the lock was waited for.
            if (draft.visit().status() == VisitStatus.UNDER_WAY) {
                draft.raise(ExceptionCode.MISSING_CHECK_OUT);
                Visit saved = desk.save(tx, draft);
                audit.append(
                        tx,
                        system,
                        Audit.Kind.UPDATE,
                        NAME,
                        VisitStore.TYPE,
                        visitId,
                        saved.target().clientId());
            }
        }
    }
}
