package nl.ronde.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Admission;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.db.ParkedActs.Parked;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Acts that wait for an earlier one: tried again when something about the same arrives and by the job; after a day, or when
 * something else is in the way, they are for a person.
 */
final class HeldActs {
    static final String NAME = "held-acts";
    private static final int AT_MOST = 500;

    private final Api api;
    private final Contract contract;
    private final HandIn handIn;
    private final Db db;
    private final ParkedActs parked;
    private final VisitStore visits;
    private final Audit audit;
    private final BusinessClock clock;

    HeldActs(
            Api api,
            Contract contract,
            HandIn handIn,
            Db db,
            ParkedActs parked,
            VisitStore visits,
            Audit audit,
            BusinessClock clock) {
        this.api = api;
        this.contract = contract;
        this.handIn = handIn;
        this.db = db;
        this.parked = parked;
        this.visits = visits;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tries what this user handed in before about these. */
    void tryAbout(Actor actor, String requestId, Instant now, Collection<UUID> entityIds) {
        if (entityIds.isEmpty()) {
            return;
        }
        List<Parked> waiting = db.reading(actor.providerId(), tx -> parked.heldAbout(tx, actor.userId(), entityIds));
        waiting.forEach(each -> tryAgain(actor.providerId(), requestId, now, each));
    }

    /** Tries everything that waits in this provider. */
    void tryAll(UUID providerId) {
        String run = NAME + " " + Ids.next();
        List<Parked> waiting = db.reading(providerId, tx -> parked.held(tx, AT_MOST));
        waiting.forEach(each -> tryAgain(providerId, run, clock.instant(), each));
    }

    private void tryAgain(UUID providerId, String requestId, Instant now, Parked waiting) {
        boolean stillWaits = now.isBefore(waiting.heldUntil())
                && db.reading(
                        providerId, tx -> visits.find(tx, waiting.entityId()).isEmpty());
        if (stillWaits) {
            return;
        }
        try {
            carryOut(providerId, requestId, waiting, null);
        } catch (RuntimeException failure) {
            Refusal refusal = api.refusal(failure);
            if (refusal.problem() == CommonProblem.UNAVAILABLE) {
                return;
            }
            // What it names is here, or did not come in time: from now on a person looks.
            db.inTransaction(providerId, tx -> {
                parked.toReview(tx, waiting.id(), refusal.problem().code(), refusal.detail());
                Actor system = Actor.system(providerId, requestId);
                audit.append(tx, system, Audit.Kind.UPDATE, NAME, ReviewDesk.TYPE, waiting.id(), null);
                return true;
            });
        }
    }

    /** Carries out what was kept, as the act of the worker who handed it in, at her time. */
    HandIn.Result carryOut(UUID providerId, String requestId, Parked waiting, @Nullable UUID admittedBy) {
        Item item = Item.read(contract, waiting.content());
        if (item.refusal() != null) {
            throw item.refusal();
        }
        Actor worker = new Actor(
                providerId, waiting.userId(), waiting.workerId(), Set.of(Role.WORKER), requestId, waiting.deviceId());
        JsonNode sentAt = waiting.sentAt() == null ? Json.tree(null) : Json.parse(waiting.sentAt());
        return handIn.carryOut(handIn.act(
                item,
                waiting.ownsKey() ? waiting.mutationId() : waiting.id(),
                worker,
                requestId,
                // Its times are reckoned from the moment it was received, not from now.
                waiting.receivedAt(),
                sentAt,
                new Admission(waiting.id(), admittedBy, clock.instant())));
    }
}
