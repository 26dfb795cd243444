package nl.ronde.replacement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.replacement.UnwantedStore.Unwanted;
import nl.ronde.staff.Workers;
import nl.ronde.visit.WorkerChosen;
import org.jspecify.annotations.Nullable;

/**
 * Who must not meet (ongewenste combinatie). The wish of client or worker is a wall, not advice: nobody plans them together, by
 * whatever way, until somebody takes the wish away with a reason. What is planned already stays and is the planner's to change.
 */
final class UnwantedCombinations {
    private final Db db;
    private final UnwantedStore store;
    private final Requirements requirements;
    private final ClientCards clients;
    private final Workers workers;
    private final BusinessClock clock;
    private final Audit audit;

    UnwantedCombinations(
            Db db,
            UnwantedStore store,
            Requirements requirements,
            ClientCards clients,
            Workers workers,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.requirements = requirements;
        this.clients = clients;
        this.workers = workers;
        this.clock = clock;
        this.audit = audit;
    }

    record Given(UUID clientId, UUID workerId, UnwantedStore.WishOf wishOf, String reason) {}

    record Removal(String reason) {}

    /** Refuses a worker who is not wanted here, or lacks a competence that the help asks for (DVO 11.12: expert). */
    void guard(Tx tx, WorkerChosen chosen) {
        store.between(tx, chosen.clientId(), chosen.workerId()).ifPresent(unwanted -> {
            throw ReplacementProblem.COMBINATION_UNWANTED.refuse(
                    ReplacementProblem.COMBINATION_UNWANTED.title(), "/workerId");
        });
        requirements
                .lacking(tx, chosen.assignmentId(), chosen.workerId(), AmsterdamTime.dateOf(chosen.begin()))
                .ifPresent(lacking -> {
                    throw ReplacementProblem.COMPETENCE_LACKING.refuse(
                            "Gevraagde bekwaamheid: " + lacking + ".", "/workerId");
                });
    }

    Unwanted set(Actor actor, Given given) {
        Unwanted pair = new Unwanted(
                Ids.next(),
                given.clientId(),
                given.workerId(),
                given.wishOf(),
                given.reason(),
                clock.instant(),
                Objects.requireNonNull(actor.userId()),
                null,
                null);
        return db.inTransaction(actor.providerId(), tx -> {
            if (clients.find(tx, List.of(given.clientId())).isEmpty()) {
                throw ReplacementProblem.CLIENT_UNKNOWN.refuse(ReplacementProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            if (workers.cards(tx, List.of(given.workerId())).isEmpty()) {
                throw ReplacementProblem.WORKER_UNKNOWN.refuse(ReplacementProblem.WORKER_UNKNOWN.title(), "/workerId");
            }
            if (!store.insert(tx, pair)) {
                throw ReplacementProblem.COMBINATION_KNOWN.refuse();
            }
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.CREATE,
                    "setUnwantedCombination",
                    UnwantedStore.TYPE,
                    pair.id(),
                    List.of(given.clientId()),
                    given.reason());
            return pair;
        });
    }

    /** Removed twice, it stays removed at the first time. */
    Unwanted remove(Actor actor, UUID id, Removal removal) {
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            Unwanted pair = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.DELETE,
                    "removeUnwantedCombination",
                    UnwantedStore.TYPE,
                    id,
                    List.of(pair.clientId()),
                    removal.reason());
            if (pair.removedAt() != null) {
                return pair;
            }
            store.remove(tx, id, now, Objects.requireNonNull(actor.userId()), removal.reason());
            return new Unwanted(
                    id,
                    pair.clientId(),
                    pair.workerId(),
                    pair.wishOf(),
                    pair.reason(),
                    pair.setAt(),
                    pair.setBy(),
                    now,
                    removal.reason());
        });
    }

    Page<Unwanted> list(Actor actor, @Nullable UUID clientId, @Nullable UUID workerId, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Unwanted> page = Page.of(
                    store.list(tx, clientId, workerId, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.setAt().toString(), last.id().toString()));
            List<UUID> shown =
                    page.items().stream().map(Unwanted::clientId).distinct().toList();
            audit.append(tx, actor, Audit.Kind.READ, "listUnwantedCombinations", UnwantedStore.TYPE, shown);
            return page;
        });
    }
}
