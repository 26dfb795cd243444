package nl.ronde.replacement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The office writes down what was said about a need: the client's wish, that the client was told, that a worker agreed by
 * telephone. The need is looked at again with it, in the same transaction.
 */
final class NeedRecords {
    private final Db db;
    private final NeedStore needs;
    private final RecordStore records;
    private final WatchNeeds watch;
    private final Workers workers;
    private final BusinessClock clock;
    private final Audit audit;

    NeedRecords(
            Db db,
            NeedStore needs,
            RecordStore records,
            WatchNeeds watch,
            Workers workers,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.needs = needs;
        this.records = records;
        this.watch = watch;
        this.workers = workers;
        this.clock = clock;
        this.audit = audit;
    }

    record WishGiven(
            boolean wanted,
            RecordStore.Person saidBy,
            Instant saidAt,
            @Nullable String text) {}

    record ToldGiven(
            RecordStore.Channel channel,
            RecordStore.Person person,
            Instant toldAt,
            @Nullable String text) {}

    /** @param visitIds without them those planned to this worker, or all that nobody goes to where none is */
    record AgreedGiven(
            UUID workerId,
            @Nullable List<UUID> visitIds,
            Instant agreedAt,
            @Nullable String text) {}

    void wish(Actor actor, UUID needId, WishGiven given) {
        Instant at = past(given.saidAt(), "/saidAt");
        write(
                actor,
                needId,
                "recordReplacementWish",
                watch::lookAfterWish,
                (tx, need) -> records.add(
                        tx,
                        needId,
                        new RecordStore.Wish(
                                Ids.next(),
                                given.wanted(),
                                given.saidBy(),
                                at,
                                given.text(),
                                user(actor),
                                clock.instant())));
    }

    void told(Actor actor, UUID needId, ToldGiven given) {
        Instant at = past(given.toldAt(), "/toldAt");
        write(
                actor,
                needId,
                "recordClientTold",
                watch::look,
                (tx, need) -> records.add(
                        tx,
                        needId,
                        new RecordStore.Told(
                                Ids.next(),
                                given.channel(),
                                given.person(),
                                at,
                                given.text(),
                                user(actor),
                                clock.instant())));
    }

    void agreed(Actor actor, UUID needId, AgreedGiven given) {
        Instant at = past(given.agreedAt(), "/agreedAt");
        write(actor, needId, "recordWorkerAgreed", watch::look, (tx, need) -> {
            if (workers.cards(tx, List.of(given.workerId())).isEmpty()) {
                throw ReplacementProblem.WORKER_UNKNOWN.refuse(ReplacementProblem.WORKER_UNKNOWN.title(), "/workerId");
            }
            for (UUID visit : visits(tx, need, given)) {
                records.add(
                        tx,
                        needId,
                        new RecordStore.Agreed(
                                Ids.next(),
                                visit,
                                given.workerId(),
                                RecordStore.Means.OFFICE,
                                at,
                                clock.instant(),
                                user(actor),
                                given.text()));
            }
        });
    }

    private List<UUID> visits(Tx tx, Need need, AgreedGiven given) {
        Filling filling = Filling.of(needs.visits(tx, need.id()), need.workerId());
        List<UUID> all = filling.unfilled().stream().map(NeedVisit::visitId).toList();
        if (given.visitIds() != null) {
            for (int i = 0; i < given.visitIds().size(); i++) {
                if (!all.contains(given.visitIds().get(i))) {
                    throw ReplacementProblem.VISIT_NOT_IN_NEED.refuse(
                            ReplacementProblem.VISIT_NOT_IN_NEED.title(), "/visitIds/" + i);
                }
            }
            return given.visitIds();
        }
        List<UUID> hers = filling.unfilled().stream()
                .filter(visit -> given.workerId().equals(visit.workerId()))
                .map(NeedVisit::visitId)
                .toList();
        if (all.isEmpty()) {
            throw ReplacementProblem.NEED_SETTLED.refuse();
        }
        return hers.isEmpty() ? all : hers;
    }

    private void write(Actor actor, UUID needId, String action, BiConsumer<Tx, UUID> look, BiConsumer<Tx, Need> work) {
        db.inTransaction(actor.providerId(), tx -> {
            Need need = needs.lock(tx, needId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            work.accept(tx, need);
            audit.append(tx, actor, Audit.Kind.UPDATE, action, NeedStore.TYPE, needId, need.clientId());
            look.accept(tx, needId);
            return true;
        });
    }

    private static UUID user(Actor actor) {
        return Objects.requireNonNull(actor.userId());
    }

    private Instant past(Instant given, String field) {
        Instant at = AmsterdamTime.toMicroseconds(given);
        if (at.isAfter(clock.instant()) || !AmsterdamTime.inRange(AmsterdamTime.dateOf(at))) {
            throw ReplacementProblem.MOMENT_IN_FUTURE.refuse(ReplacementProblem.MOMENT_IN_FUTURE.title(), field);
        }
        return at;
    }
}
