package nl.ronde.plan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What was reported of consent, and a person's word on those that could not sign the current version. */
final class PlanConsents {
    private final Db db;
    private final ConsentStore consents;
    private final BusinessClock clock;
    private final Audit audit;

    PlanConsents(Db db, ConsentStore consents, BusinessClock clock, Audit audit) {
        this.db = db;
        this.consents = consents;
        this.clock = clock;
        this.audit = audit;
    }

    Page<Consent> list(Actor actor, @Nullable Boolean open, Request.Paging paging) {
        Instant afterTime = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Consent> page = Page.of(
                    consents.list(tx, open, afterTime, afterId, paging.rows()),
                    paging,
                    last -> List.of(
                            last.time().receivedAt().toString(), last.id().toString()));
            List<UUID> clients =
                    page.items().stream().map(Consent::clientId).distinct().toList();
            audit.append(tx, actor, Audit.Kind.READ, "listPlanConsents", ConsentStore.TYPE, clients);
            return page;
        });
    }

    Consent settle(Actor actor, UUID id, int expectedVersion, String reason) {
        return db.inTransaction(actor.providerId(), tx -> {
            Consent consent = consents.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (consent.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            if (!consent.isOpen()) {
                throw PlanProblem.CONSENT_SETTLED.refuse();
            }
            consents.settle(
                    tx, id, new Consent.Settlement(clock.instant(), Objects.requireNonNull(actor.userId()), reason));
            audit.append(tx, actor, Audit.Kind.UPDATE, "settlePlanConsent", ConsentStore.TYPE, id, consent.clientId());
            return consents.find(tx, id).orElseThrow();
        });
    }
}
