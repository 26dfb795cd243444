package nl.ronde.platform.db;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Exactly once. The key of an act and its effect are written in one transaction under a unique key, so that a repeat, even
 * one that runs at the same moment, finds the first answer and does nothing. Keys are kept for ever.
 */
public final class Mutations {
    /** Waits for a repeat that is still running; then either takes the key or finds it taken. */
    static final String CLAIM = """
            INSERT INTO mutation (provider_id, user_id, mutation_id, operation, content_hash, device_id, received_at, outcome)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (provider_id, user_id, mutation_id) DO NOTHING
            RETURNING mutation_id""";

    private static final String FIND = """
            SELECT content_hash, answer, outcome FROM mutation
            WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3 FOR UPDATE""";

    private static final String ANSWER_UNDER = """
            SELECT answer FROM mutation WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3""";

    private static final String ANSWER = """
            UPDATE mutation SET answer = $4, outcome = 'APPLIED' WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3""";

    /** Two senders on one phone are kept apart: the acts of a device follow each other. */
    private static final String ONE_OF_DEVICE = """
            WITH own AS (SELECT $1::uuid AS provider_id)
            SELECT pg_advisory_xact_lock(hashtextextended(own.provider_id::text || $2, 0)) FROM own""";

    private final Db db;

    /** Exactly-once over this database. */
    public Mutations(Db db) {
        this.db = db;
    }

    /**
     * Does the work in one transaction, unless this act was done before: then gives its first answer. An act that had been
     * kept without effect is carried out where it is admitted now, and stands as applied with it.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code idempotency-key-reused} where the key stands for another act, {@code
     *     awaits-office} where this act is kept and waits
     */
    public Answer once(Act act, Function<Tx, Object> work) {
        return db.inTransaction(act.actor().providerId(), tx -> {
            if (act.deviceSeq() != null) {
                Object sender = act.actor().deviceId() == null
                        ? act.actor().userId()
                        : act.actor().deviceId();
                tx.send(ONE_OF_DEVICE, String.valueOf(sender));
            }
            boolean waiting = act.admission() != null
                    && ParkedActs.take(tx, act.admission().parkedId());
            if (!claim(tx, act, "APPLIED") && !waiting) {
                return repeated(tx, act);
            }
            String json = Json.write(work.apply(tx));
            tx.send(ANSWER, act.actor().userId(), act.mutationId(), json);
            if (waiting) {
                ParkedActs.applied(
                        tx, act.admission().parkedId(), act.admission().at());
            }
            return new Answer(json, false);
        });
    }

    /** Takes the key of the act; false where it is taken. */
    static boolean claim(Tx tx, Act act, String outcome) {
        return tx.find(
                        CLAIM,
                        row -> true,
                        act.actor().userId(),
                        act.mutationId(),
                        act.operation(),
                        act.contentHash(),
                        act.actor().deviceId(),
                        act.time().receivedAt(),
                        outcome)
                .orElse(false);
    }

    /** What stands under the key of the act. */
    static Stored stored(Tx tx, Act act) {
        return tx.one(
                FIND,
                row -> new Stored(
                        row.getBuffer("content_hash").getBytes(), row.getString("answer"), row.getString("outcome")),
                act.actor().userId(),
                act.mutationId());
    }

    /** What the act under this key was first answered with, if it took effect. */
    public static Optional<JsonNode> answerUnder(Tx tx, UUID userId, UUID mutationId) {
        return tx.find(ANSWER_UNDER, row -> Optional.ofNullable(row.getString("answer")), userId, mutationId)
                .flatMap(answer -> answer)
                .map(json -> Json.read(json, JsonNode.class));
    }

    private static Answer repeated(Tx tx, Act act) {
        Stored stored = stored(tx, act);
        if (!stored.isOf(act)) {
            throw CommonProblem.KEY_REUSED.refuse();
        }
        return stored.replay().orElseThrow(CommonProblem.AWAITS_OFFICE::refuse);
    }

    /** A key with what became of its act. */
    record Stored(byte[] hash, @Nullable String answer, String outcome) {
        boolean isOf(Act act) {
            return Arrays.equals(hash, act.contentHash());
        }

        /** The first answer, where the act took effect. */
        Optional<Answer> replay() {
            return outcome.equals("APPLIED")
                    ? Optional.of(new Answer(Optional.ofNullable(answer).orElseThrow(), true))
                    : Optional.empty();
        }
    }
}
