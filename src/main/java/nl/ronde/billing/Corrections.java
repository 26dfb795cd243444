package nl.ronde.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitChangedAfterApproval;
import org.jspecify.annotations.Nullable;

/** Notices that something changed after it was exported, and shows what waits for a new file. */
final class Corrections {
    private static final String PROPOSAL = "correction-proposal";

    private final Db db;
    private final CorrectionStore store;
    private final BusinessClock clock;
    private final Audit audit;

    Corrections(Db db, CorrectionStore store, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** In the transaction of the change: an exported visit leaves a proposal behind. */
    void visitChanged(Tx tx, VisitChangedAfterApproval event) {
        UUID visitId = event.approved().id();
        UUID clientId = event.approved().target().clientId();
        store.latest(tx, visitId).ifPresent(latest -> {
            var proposal = new CorrectionProposal(
                    Ids.next(),
                    visitId,
                    clientId,
                    latest.agreementId(),
                    latest.exported(),
                    clock.instant(),
                    null,
                    null);
            store.propose(tx, proposal);
            Actor system = Actor.system(tx.providerId(), "event");
            audit.append(tx, system, Audit.Kind.CREATE, "proposeCorrection", PROPOSAL, proposal.id(), clientId);
        });
    }

    Page<CorrectionProposal> list(
            Actor actor, @Nullable Boolean settled, @Nullable String agreementId, Request.Paging paging) {
        Instant afterOpened = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            var found = store.list(tx, afterOpened, afterId, settled, agreementId, paging.rows());
            Page<CorrectionProposal> page = Page.of(
                    found,
                    paging,
                    last -> List.of(last.openedAt().toString(), last.id().toString()));
            List<UUID> clients =
                    page.items().stream().map(CorrectionProposal::clientId).toList();
            audit.append(tx, actor, Audit.Kind.READ, "listCorrectionProposals", PROPOSAL, clients);
            return page;
        });
    }
}
