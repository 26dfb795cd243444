package nl.ronde.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.device.DeviceHealth;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.HandedIn;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.http.ProblemDocument;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Use case {@code pushSyncMutations}: each item through the operation it means, in a transaction of its own or of what follows
 * it about the same thing. What is refused
 * there is kept: nothing that a worker did is lost because of what the server thinks of it.
 */
final class PushMutations {
    /** How long an act waits for an earlier one before a person looks. */
    static final Duration HELD_FOR = Duration.ofHours(24);
    /** How long one batch is worked on; a connection without a byte is closed after 15 seconds. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Api api;
    private final Contract contract;
    private final HandIn handIn;
    private final HeldActs held;
    private final Db db;
    private final ParkedActs parked;
    private final VisitStore visits;
    private final Audit audit;
    private final DeviceHealth health;

    PushMutations(
            Api api,
            Contract contract,
            HandIn handIn,
            HeldActs held,
            Db db,
            ParkedActs parked,
            VisitStore visits,
            Audit audit,
            DeviceHealth health) {
        this.api = api;
        this.contract = contract;
        this.handIn = handIn;
        this.held = held;
        this.db = db;
        this.parked = parked;
        this.visits = visits;
        this.audit = audit;
        this.health = health;
    }

    /** The batch as it was sent, without its items. */
    record Batch(JsonNode sentAt, @Nullable DeviceReport device, List<Object> mutations) {}

    /** How the phone is. */
    record DeviceReport(
            @Nullable Integer queueLength,
            @Nullable Instant oldestUnsentAt,
            @Nullable String appVersion) {}

    /** What became of each item, in the order sent. */
    record Outcomes(List<Outcome> outcomes, Instant serverTime) {}

    Outcomes run(Request request, Batch batch) {
        List<Item> items = request.items().stream()
                .map(bytes -> Item.read(contract, bytes))
                .toList();
        Map<Item, Outcome> outcomes = new IdentityHashMap<>();
        Set<UUID> touched = new LinkedHashSet<>();
        long until = System.nanoTime() + AT_MOST.toNanos();
        for (List<Item> group : groups(items)) {
            if (System.nanoTime() - until > 0) {
                // An answer that comes too late is none: what was done so far is done, the same batch again finds it
                // so.
                throw CommonProblem.unavailable(1);
            }
            List<Outcome> done = together(request, batch, group)
                    .orElseGet(() -> group.stream()
                            .map(item -> one(request, batch, item))
                            .toList());
            for (int i = 0; i < done.size(); i++) {
                outcomes.put(group.get(i), done.get(i));
                if (done.get(i).answer() != null && done.get(i).entityId() != null) {
                    touched.add(done.get(i).entityId());
                }
            }
        }
        held.tryAbout(request.actor(), request.requestId(), request.receivedAt(), touched);
        heardOf(request, batch);
        return new Outcomes(items.stream().map(outcomes::get).toList(), request.receivedAt());
    }

    /** The items in the order of the phone's counter; those that follow each other about one thing belong together. */
    private static List<List<Item>> groups(List<Item> items) {
        List<List<Item>> groups = new ArrayList<>();
        UUID about = null;
        for (Item item :
                items.stream().sorted(Comparator.comparingLong(Item::deviceSeq)).toList()) {
            if (item.entityId() == null || !item.entityId().equals(about)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(item);
            about = item.entityId();
        }
        return groups;
    }

    /**
     * A group in one transaction, which costs one commit; none where one of them cannot be carried
     * out: then nothing of it has happened, and each is taken by itself.
     */
    private Optional<List<Outcome>> together(Request request, Batch batch, List<Item> group) {
        if (group.size() == 1 || group.stream().anyMatch(item -> item.refusal() != null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(db.together(
                    request.actor().providerId(),
                    () -> group.stream()
                            .map(item -> carriedOut(item, act(request, batch, item)))
                            .toList()));
        } catch (RuntimeException failure) {
            if (failure instanceof Refusal refusal && asksForLater(refusal)) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /** The office sees how the phone is and what it still holds. */
    private void heardOf(Request request, Batch batch) {
        Actor actor = request.actor();
        if (actor.deviceId() == null) {
            return;
        }
        DeviceReport said = batch.device() == null ? new DeviceReport(null, null, null) : batch.device();
        // It counted what it had not been told of when it sent; with this answer it has been told of these.
        Integer left = said.queueLength() == null
                ? null
                : Math.max(0, said.queueLength() - request.items().size());
        Instant wall = Json.as(batch.sentAt(), PhoneTime.class).wall();
        DeviceHealth.Report report = new DeviceHealth.Report(
                left,
                said.appVersion(),
                Duration.between(request.receivedAt(), wall).toMillis(),
                left != null && left == 0 ? null : said.oldestUnsentAt());
        db.reading(actor.providerId(), tx -> {
            health.seen(tx, actor, report);
            return true;
        });
    }

    private Outcome one(Request request, Batch batch, Item item) {
        HandedIn act = null;
        try {
            if (item.refusal() != null) {
                throw item.refusal();
            }
            act = act(request, batch, item);
            return carriedOut(item, act);
        } catch (RuntimeException failure) {
            Refusal refusal = api.refusal(failure);
            if (asksForLater(refusal)) {
                // What was done so far is done; the same batch again finds it so.
                throw refusal;
            }
            return keep(request, batch, item, act, refusal);
        }
    }

    private HandedIn act(Request request, Batch batch, Item item) {
        return handIn.act(
                item,
                item.mutationId(),
                request.actor(),
                request.requestId(),
                request.receivedAt(),
                batch.sentAt(),
                null);
    }

    private Outcome carriedOut(Item item, HandedIn act) {
        HandIn.Result result = handIn.carryOut(act);
        return Outcome.done(item, result.answer(), result.repeated());
    }

    private static boolean asksForLater(Refusal refusal) {
        return refusal.problem() == CommonProblem.UNAVAILABLE || refusal.problem() == CommonProblem.TOO_MANY_REQUESTS;
    }

    private Outcome keep(Request request, Batch batch, Item item, @Nullable HandedIn handedIn, Refusal refusal) {
        Actor actor = request.actor();
        ProblemDocument problem = ProblemDocument.of(refusal, request.requestId());
        Act act = kept(request, batch, item, handedIn);
        return db.inTransaction(actor.providerId(), tx -> {
            if (refusal.problem() == CommonProblem.AWAITS_OFFICE) {
                return Outcome.kept(item, parked.stateOf(tx, act).orElse(ParkedActs.State.REVIEW), true, null);
            }
            boolean unknownYet = refusal.problem() == CommonProblem.NOT_FOUND
                    && item.entityId() != null
                    && visits.find(tx, item.entityId()).isEmpty();
            ParkedActs.State state = state(refusal, unknownYet);
            ParkedActs.Outcome outcome = parked.park(
                    tx,
                    act,
                    new ParkedActs.Parking(
                            state,
                            item.type(),
                            item.entityId(),
                            refusal.problem().code(),
                            refusal.detail(),
                            item.bytes(),
                            Json.bytes(batch.sentAt()),
                            state == ParkedActs.State.HELD
                                    ? request.receivedAt().plus(HELD_FOR)
                                    : null));
            if (outcome.applied() != null) {
                return Outcome.done(item, Json.read(outcome.applied().json(), JsonNode.class), true);
            }
            if (outcome.parkedId() != null) {
                audit.append(
                        tx, actor, Audit.Kind.CREATE, "pushSyncMutations", ReviewDesk.TYPE, outcome.parkedId(), null);
            }
            // What only came too early is no fault of anybody's.
            return Outcome.kept(
                    item, outcome.state(), outcome.parkedId() == null, state == ParkedActs.State.HELD ? null : problem);
        });
    }

    /** What no one may do or nobody can read is rejected; what may only have come too early waits; the rest is for a person. */
    private static ParkedActs.State state(Refusal refusal, boolean unknownYet) {
        if (unknownYet) {
            return ParkedActs.State.HELD;
        }
        boolean unreadable = refusal.problem() == CommonProblem.INVALID_REQUEST
                || refusal.problem() == CommonProblem.MALFORMED_JSON
                || refusal.problem() == SyncProblem.TYPE_UNKNOWN
                || refusal.problem() == CommonProblem.FORBIDDEN;
        return unreadable ? ParkedActs.State.REJECTED : ParkedActs.State.REVIEW;
    }

    /** The act to keep: as its operation sees it, or, where that cannot be read, by its bytes. */
    private Act kept(Request request, Batch batch, Item item, @Nullable HandedIn handedIn) {
        if (handedIn != null) {
            try {
                return api.act(handedIn);
            } catch (Refusal unreadable) {
                // Told apart by its bytes below.
            }
        }
        return new Act(
                request.actor(),
                item.type(),
                item.key(),
                Sha256.of(item.bytes()),
                time(item, batch, request.receivedAt()),
                item.deviceSeq(),
                null);
    }

    private EventTime time(Item item, Batch batch, Instant receivedAt) {
        try {
            JsonNode occurred = item.json() == null ? null : item.json().path("occurred");
            if (occurred != null) {
                contract.check("PhoneTime", occurred);
            }
            return EventTime.of(
                    occurred == null ? null : Json.as(occurred, PhoneTime.class),
                    Json.as(batch.sentAt(), PhoneTime.class),
                    receivedAt);
        } catch (Refusal noTime) {
            return EventTime.of(null, null, receivedAt);
        }
    }
}
