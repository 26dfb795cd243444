package nl.ronde.platform.db;

import static nl.ronde.platform.db.SqlValues.instant;
import static nl.ronde.platform.db.SqlValues.instantOrNull;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * All SQL on {@code parked_act}: acts that were handed in and had no effect at once. They hold their key like any other act,
 * so that a repeat finds them, and keep what was sent, byte for byte.
 */
public final class ParkedActs {
    private static final String COLUMNS = """
            id, user_id, worker_id, device_id, mutation_id, owns_key, type, entity_id, device_seq, state, problem, detail,
            content, sent_at, occurred_at, received_at, quality, held_until, settled_at, reason
            """;

    private static final String INSERT = """
            INSERT INTO parked_act (provider_id, id, user_id, worker_id, device_id, mutation_id, content_hash, owns_key, type,
                entity_id, device_seq, state, problem, detail, content, sent_at, occurred_at, received_at, quality, held_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            ON CONFLICT (provider_id, user_id, mutation_id, content_hash) DO NOTHING
            RETURNING id""";

    private static final String STATE_OF = """
            SELECT state FROM parked_act
            WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3 AND content_hash = $4""";

    private static final String FIND = "SELECT " + COLUMNS + "FROM parked_act WHERE provider_id = $1 AND id = $2";

    private static final String TAKE = """
            SELECT id FROM parked_act WHERE provider_id = $1 AND id = $2 AND state IN ('HELD', 'REVIEW') FOR UPDATE""";

    private static final String APPLIED = """
            UPDATE parked_act SET state = 'APPLIED', settled_at = $3 WHERE provider_id = $1 AND id = $2""";

    private static final String DECIDED = """
            UPDATE parked_act SET decided_by = $3, decided_at = $4, reason = $5 WHERE provider_id = $1 AND id = $2""";

    private static final String KEPT = """
            UPDATE parked_act SET state = 'KEPT', settled_at = $3 WHERE provider_id = $1 AND id = $2
              AND state IN ('HELD', 'REVIEW', 'REJECTED')""";

    private static final String TO_REVIEW = """
            UPDATE parked_act SET state = 'REVIEW', problem = $3, detail = $4
            WHERE provider_id = $1 AND id = $2 AND state = 'HELD'""";

    /** The key tells the same as the act that owns it. */
    private static final String FOLLOW = """
            UPDATE mutation m SET outcome = p.state FROM parked_act p
            WHERE m.provider_id = $1 AND p.provider_id = $1 AND p.id = $2 AND p.owns_key
              AND m.user_id = p.user_id AND m.mutation_id = p.mutation_id""";

    private static final String LIST = "SELECT " + COLUMNS + """
            FROM parked_act
            WHERE provider_id = $1 AND state = ANY($2)
              AND ($3::timestamptz IS NULL OR (received_at, id) > ($3, $4))
            ORDER BY received_at, id LIMIT $5""";

    private static final String HELD_ABOUT = "SELECT " + COLUMNS + """
            FROM parked_act
            WHERE provider_id = $1 AND state = 'HELD' AND user_id = $2 AND entity_id = ANY($3)
            ORDER BY device_seq, id""";

    private static final String HELD = "SELECT " + COLUMNS + """
            FROM parked_act WHERE provider_id = $1 AND state = 'HELD' ORDER BY user_id, device_seq, id LIMIT $2""";

    /** What is done with an act that had no effect. */
    public enum State {
        /** Waits for an earlier act. */
        HELD,
        /** Waits for a person. */
        REVIEW,
        /** Could not be read, or nobody's to do. */
        REJECTED,
        /** Carried out after all. */
        APPLIED,
        /** Left without effect by a person. */
        KEPT
    }

    /**
     * Keeps the act. Its key is taken with it, unless another act has it: then this one stands beside that.
     *
     * @return what the act is: parked now, parked before, or applied by a repeat that was faster
     */
    public Outcome park(Tx tx, Act act, Parking parking) {
        boolean owns = Mutations.claim(tx, act, parking.state().name());
        if (!owns) {
            Mutations.Stored stored = Mutations.stored(tx, act);
            Optional<Answer> faster = stored.isOf(act) ? stored.replay() : Optional.empty();
            if (faster.isPresent()) {
                return new Outcome(null, null, faster.get());
            }
        }
        Optional<UUID> added = tx.find(
                INSERT,
                row -> row.getUUID("id"),
                Ids.next(),
                act.actor().userId(),
                act.actor().workerId(),
                act.actor().deviceId(),
                act.mutationId(),
                act.contentHash(),
                owns,
                parking.type(),
                parking.entityId(),
                act.deviceSeq(),
                parking.state(),
                parking.problem(),
                parking.detail(),
                parking.content(),
                parking.sentAt(),
                act.time().occurredAt(),
                act.time().receivedAt(),
                act.time().quality(),
                parking.heldUntil());
        return added.map(id -> new Outcome(id, parking.state(), null))
                .orElseGet(() -> new Outcome(null, stateOf(tx, act).orElse(parking.state()), null));
    }

    /** What became of this very act, where it was parked. */
    public Optional<State> stateOf(Tx tx, Act act) {
        return tx.find(
                STATE_OF,
                row -> State.valueOf(row.getString("state")),
                act.actor().userId(),
                act.mutationId(),
                act.contentHash());
    }

    /** The parked act with this id. */
    public Optional<Parked> find(Tx tx, UUID id) {
        return tx.find(FIND, ParkedActs::parked, id);
    }

    /** Parked acts in these states in the order of their receipt, behind the given one. */
    public List<Parked> list(
            Tx tx, Collection<State> states, @Nullable Instant afterReceived, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                ParkedActs::parked,
                states.stream().map(State::name).toArray(String[]::new),
                afterReceived,
                afterId,
                rows);
    }

    /** What this user handed in about these and waits for an earlier act, in the phone's order. */
    public List<Parked> heldAbout(Tx tx, UUID userId, Collection<UUID> entityIds) {
        return tx.list(HELD_ABOUT, ParkedActs::parked, userId, entityIds.toArray(UUID[]::new));
    }

    /** What waits for an earlier act, at most so many. */
    public List<Parked> held(Tx tx, int atMost) {
        return tx.list(HELD, ParkedActs::parked, atMost);
    }

    /** An act that waited long enough, or whose obstacle is another now, is for a person. */
    public void toReview(Tx tx, UUID id, String problem, @Nullable String detail) {
        tx.send(TO_REVIEW, id, problem, detail);
        tx.send(FOLLOW, id);
    }

    /** Writes down who decided about it and why. */
    public void decided(Tx tx, UUID id, UUID byUser, Instant at, String reason) {
        tx.send(DECIDED, id, byUser, at, reason);
    }

    /** Leaves it without effect; false where it was settled meanwhile. */
    public boolean keep(Tx tx, UUID id, Instant at) {
        boolean kept = tx.update(KEPT, id, at) == 1;
        tx.send(FOLLOW, id);
        return kept;
    }

    /** Locks one that is to be carried out; false where it was settled meanwhile. */
    static boolean take(Tx tx, UUID id) {
        return tx.find(TAKE, row -> true, id).orElse(false);
    }

    static void applied(Tx tx, UUID id, Instant at) {
        tx.send(APPLIED, id, at);
    }

    private static Parked parked(Row row) {
        return new Parked(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("worker_id"),
                row.getUUID("device_id"),
                row.getUUID("mutation_id"),
                row.getBoolean("owns_key"),
                row.getString("type"),
                row.getUUID("entity_id"),
                row.getLong("device_seq"),
                State.valueOf(row.getString("state")),
                row.getString("problem"),
                row.getString("detail"),
                row.getBuffer("content").getBytes(),
                SqlValues.bytes(row, "sent_at"),
                instant(row, "occurred_at"),
                instant(row, "received_at"),
                ClockQuality.valueOf(row.getString("quality")),
                instantOrNull(row, "held_until"),
                instantOrNull(row, "settled_at"),
                row.getString("reason"));
    }

    /**
     * How an act is kept.
     *
     * @param problem code of the refusal
     * @param content the item as it was sent
     * @param sentAt the batch's moment of sending as it was sent
     * @param heldUntil from when on a person looks at it; null where one does at once
     */
    public record Parking(
            State state,
            String type,
            @Nullable UUID entityId,
            String problem,
            @Nullable String detail,
            byte[] content,
            byte @Nullable [] sentAt,
            @Nullable Instant heldUntil) {}

    /**
     * What parking came to.
     *
     * @param parkedId where it was parked now
     * @param state where it is parked, now or before
     * @param applied the answer, where a repeat took effect meanwhile
     */
    public record Outcome(
            @Nullable UUID parkedId,
            @Nullable State state,
            @Nullable Answer applied) {}

    /** A parked act as kept. */
    public record Parked(
            UUID id,
            UUID userId,
            @Nullable UUID workerId,
            @Nullable UUID deviceId,
            UUID mutationId,
            boolean ownsKey,
            String type,
            @Nullable UUID entityId,
            long deviceSeq,
            State state,
            String problem,
            @Nullable String detail,
            byte[] content,
            byte @Nullable [] sentAt,
            Instant occurredAt,
            Instant receivedAt,
            ClockQuality quality,
            @Nullable Instant heldUntil,
            @Nullable Instant settledAt,
            @Nullable String reason) {}
}
