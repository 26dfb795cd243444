package nl.ronde.plan;

import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/** The team lead signs for the provider, where the agreement asks for it (DVO B3 E1). Harmless elsewhere. */
final class SignPlan {
    private final Db db;
    private final PlanStore store;
    private final PlanSigning signing;
    private final BusinessClock clock;
    private final Audit audit;

    SignPlan(Db db, PlanStore store, PlanSigning signing, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.signing = signing;
        this.clock = clock;
        this.audit = audit;
    }

    SupportPlan run(Actor actor, UUID planId, int expectedVersion) {
        return db.inTransaction(actor.providerId(), tx -> {
            SupportPlan plan = DraftPlan.locked(store, tx, planId).requireVersion(expectedVersion);
            requireSignable(plan);
            SupportPlan signed = plan.signedByProvider(
                    Objects.requireNonNull(actor.userId()), AmsterdamTime.toMicroseconds(clock.instant()));
            if (plan.state() == PlanState.SIGNED) {
                // In force already without it: it stands beside, and starts nothing again.
                store.update(tx, signed);
            } else {
                signing.save(tx, signed);
            }
            audit.append(tx, actor, Audit.Kind.UPDATE, "signSupportPlan", PlanStore.TYPE, planId, plan.clientId());
            return signed;
        });
    }

    private static void requireSignable(SupportPlan plan) {
        switch (plan.state()) {
            case DRAFT, REFUSED -> throw PlanProblem.NOT_PRESENTED.refuse();
            case SUPERSEDED -> throw PlanProblem.NO_LONGER_CURRENT.refuse();
            case PRESENTED, SIGNED -> {
                if (plan.providerSignedAt() != null) {
                    throw PlanProblem.PROVIDER_SIGNED.refuse();
                }
            }
        }
    }
}
