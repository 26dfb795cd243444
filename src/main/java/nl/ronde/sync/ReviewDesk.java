package nl.ronde.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.db.ParkedActs.Parked;
import nl.ronde.platform.db.ParkedActs.State;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.staff.Workers;
import nl.ronde.visit.VisitReads;
import org.jspecify.annotations.Nullable;

/** Use cases {@code listSyncReviews}, {@code getSyncReview} and {@code settleSyncReview}: what waits for a person. */
final class ReviewDesk {
    /** The word for an act that waits, in the audit trail. */
    static final String TYPE = "handed-in act";

    private final Db db;
    private final ParkedActs parked;
    private final HeldActs held;
    private final Workers workers;
    private final VisitReads visits;
    private final Audit audit;
    private final BusinessClock clock;

    ReviewDesk(
            Db db,
            ParkedActs parked,
            HeldActs held,
            Workers workers,
            VisitReads visits,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.parked = parked;
        this.held = held;
        this.workers = workers;
        this.visits = visits;
        this.audit = audit;
        this.clock = clock;
    }

    enum Decision {
        @JsonProperty("apply")
        APPLY,
        @JsonProperty("keep")
        KEEP
    }

    record Settlement(Decision decision, String reason) {}

    record Review(
            UUID id,
            String state,
            String type,
            @Nullable UUID entityId,
            @Nullable UUID workerId,
            String workerName,
            @Nullable UUID deviceId,
            Instant occurredAt,
            ClockQuality clockQuality,
            Instant receivedAt,
            @Nullable Instant heldUntil,
            String problem,
            @Nullable String detail,
            @Nullable Instant settledAt,
            @Nullable String reason) {}

    record Details(
            Review review,
            @Nullable JsonNode sent,
            @Nullable String sentText,
            @Nullable JsonNode firstAnswer,
            @Nullable Object visit) {}

    Page<Review> list(Actor actor, @Nullable State state, Request.Paging paging) {
        Set<State> states = state == null ? Set.of(State.HELD, State.REVIEW) : Set.of(state);
        Instant afterReceived = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            List<Parked> rows = parked.list(tx, states, afterReceived, afterId, paging.rows());
            audit.append(tx, actor, Audit.Kind.SEARCH, "listSyncReviews", TYPE, List.of());
            Map<UUID, String> names = names(tx, rows);
            return Page.of(
                            rows,
                            paging,
                            each -> List.of(
                                    each.receivedAt().toString(), each.id().toString()))
                    .map(each -> review(each, names));
        });
    }

    Details get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> details(tx, actor, "getSyncReview", find(tx, id)));
    }

    /**
     * Settles it. The decision is written down first, with its reason; what is then carried out is the worker's own act, in
     * a transaction of its own, and its refusal leaves the act where it was.
     */
    Details settle(Actor actor, UUID id, Settlement settlement) {
        Parked waiting = db.inTransaction(actor.providerId(), tx -> {
            Parked found = find(tx, id);
            if (found.state() == State.APPLIED || found.state() == State.KEPT) {
                throw SyncProblem.REVIEW_SETTLED.refuse();
            }
            if (settlement.decision() == Decision.APPLY && found.state() == State.REJECTED) {
                throw SyncProblem.REVIEW_NOT_APPLICABLE.refuse();
            }
            parked.decided(tx, id, actor.userId(), clock.instant(), settlement.reason());
            audit.append(tx, actor, Audit.Kind.UPDATE, "settleSyncReview", TYPE, id, null);
            if (settlement.decision() == Decision.KEEP && !parked.keep(tx, id, clock.instant())) {
                throw SyncProblem.REVIEW_SETTLED.refuse();
            }
            return found;
        });
        if (settlement.decision() == Decision.APPLY) {
            held.carryOut(actor.providerId(), actor.requestId(), waiting, actor.userId());
        }
        return db.reading(actor.providerId(), tx -> details(tx, actor, "settleSyncReview", find(tx, id)));
    }

    private Parked find(Tx tx, UUID id) {
        return parked.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private Details details(Tx tx, Actor actor, String action, Parked found) {
        audit.append(tx, actor, Audit.Kind.READ, action, TYPE, found.id(), null);
        Optional<JsonNode> sent = json(found.content());
        return new Details(
                review(found, names(tx, List.of(found))),
                sent.orElse(null),
                sent.isPresent() ? null : text(found.content()),
                found.ownsKey()
                        ? null
                        : Mutations.answerUnder(tx, found.userId(), found.mutationId())
                                .orElse(null),
                found.entityId() == null
                        ? null
                        : visits.summary(tx, actor, action, found.entityId()).orElse(null));
    }

    /** As it came, also where it is not strictly well-formed. */
    private static Optional<JsonNode> json(byte[] content) {
        try {
            JsonNode node = Json.readTree(content);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }

    private Map<UUID, String> names(Tx tx, List<Parked> rows) {
        Map<UUID, String> names = new HashMap<>();
        workers.cards(
                        tx,
                        rows.stream()
                                .map(Parked::workerId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                .forEach((id, card) -> names.put(id, card.name()));
        return names;
    }

    private static Review review(Parked found, Map<UUID, String> names) {
        return new Review(
                found.id(),
                found.state().name().toLowerCase(java.util.Locale.ROOT),
                found.type(),
                found.entityId(),
                found.workerId(),
                names.getOrDefault(found.workerId(), ""),
                found.deviceId(),
                found.occurredAt(),
                found.quality(),
                found.receivedAt(),
                found.state() == State.HELD ? found.heldUntil() : null,
                found.problem(),
                found.detail(),
                found.settledAt(),
                found.reason());
    }
}
