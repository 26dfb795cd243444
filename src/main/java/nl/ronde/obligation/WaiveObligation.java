package nl.ronde.obligation;

import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.obligation.ReadObligations.WithHistory;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;

/** The team lead gives a running term up, with a reason that stays. */
final class WaiveObligation {
    private final Db db;
    private final ObligationStore store;
    private final BusinessClock clock;
    private final Audit audit;

    WaiveObligation(Db db, ObligationStore store, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    WithHistory run(Actor actor, UUID id, int expectedVersion, Command command) {
        return db.inTransaction(actor.providerId(), tx -> {
            Obligation obligation = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (obligation.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            Obligation waived = obligation.waived(command.reason());
            store.update(tx, waived);
            store.addEvent(tx, ObligationEvent.waived(waived, clock.instant(), actor.userId()));
            audit.append(tx, actor, Audit.Kind.UPDATE, "waiveObligation", "obligation", id, waived.clientId());
            return new WithHistory(waived, List.copyOf(store.events(tx, id)));
        });
    }

    record Command(String reason) {}
}
