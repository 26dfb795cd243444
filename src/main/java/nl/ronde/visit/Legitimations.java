package nl.ronde.visit;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.db.Tx;

/** Identification per pair of worker and client (Kampen B2 2.8): recorded once, and settles what waited for it. */
public final class Legitimations {
    private final FactStore facts;
    private final CheckStore checks;
    private final VisitDesk desk;
    private final Audit audit;
    private final OwnVisitStore own = new OwnVisitStore();

    Legitimations(FactStore facts, CheckStore checks, VisitDesk desk, Audit audit) {
        this.facts = facts;
        this.checks = checks;
        this.desk = desk;
        this.audit = audit;
    }

    /** Records it and settles the exception of this visit and of others of the pair. */
    public void record(Tx tx, Act act, VisitDraft draft, UUID workerId, String documentKind, Instant shownAt) {
        Visit visit = draft.visit();
        UUID clientId = visit.target().clientId();
        facts.addLegitimation(tx, workerId, clientId, visit.id(), documentKind, shownAt);
        own.tellAgain(tx, workerId, clientId);
        if (workerId.equals(visit.worker())) {
            draft.close(ExceptionCode.NO_LEGITIMATION, ExceptionOutcome.RECORDED_AFTERWARDS, null, null);
        }
        for (UUID otherId : checks.withoutLegitimation(tx, workerId, clientId, visit.id())) {
            VisitDraft other = desk.open(tx, otherId).orElseThrow();
            other.close(ExceptionCode.NO_LEGITIMATION, ExceptionOutcome.RECORDED_AFTERWARDS, null, null);
            desk.save(tx, other);
            audit.append(tx, act.actor(), Audit.Kind.UPDATE, act.operation(), VisitStore.TYPE, otherId, clientId);
        }
    }
}
