package nl.ronde.platform.db;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Exactly once. The key of an act and its effect are written in one transaction under a unique key, so that a repeat, even
 * one that runs at the same moment, finds the first answer and does nothing. Keys are kept for ever.
 */
public final class Mutations {
    /** Waits for a repeat that is still running; then either takes the key or finds it taken. */
    private static final String CLAIM = """
            INSERT INTO mutation (provider_id, user_id, mutation_id, operation, content_hash, device_id, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (provider_id, user_id, mutation_id) DO NOTHING
            RETURNING mutation_id""";

    private static final String FIND = """
            SELECT content_hash, answer FROM mutation WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3""";

    private static final String ANSWER = """
            UPDATE mutation SET answer = $4 WHERE provider_id = $1 AND user_id = $2 AND mutation_id = $3""";

    private final Db db;

    /** Exactly-once over this database. */
    public Mutations(Db db) {
        this.db = db;
    }

    /**
     * Does the work in one transaction, unless this act was done before: then gives its first answer.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code idempotency-key-reused} where the key stands for another act
     */
    public Answer once(Act act, Function<Tx, Object> work) {
        return db.inTransaction(act.actor().providerId(), tx -> {
            boolean first = tx.find(
                            CLAIM,
                            row -> true,
                            act.actor().userId(),
                            act.mutationId(),
                            act.operation(),
                            act.contentHash(),
                            act.actor().deviceId(),
                            act.time().receivedAt())
                    .orElse(false);
            if (!first) {
                return repeated(tx, act);
            }
            String json = Json.write(work.apply(tx));
            tx.send(ANSWER, act.actor().userId(), act.mutationId(), json);
            return new Answer(json, false);
        });
    }

    private static Answer repeated(Tx tx, Act act) {
        record Stored(byte[] hash, Optional<String> answer) {}
        Stored stored = tx.one(
                FIND,
                row -> new Stored(
                        row.getBuffer("content_hash").getBytes(), Optional.ofNullable(row.getString("answer"))),
                act.actor().userId(),
                act.mutationId());
        if (!Arrays.equals(stored.hash(), act.contentHash())) {
            throw CommonProblem.KEY_REUSED.refuse();
        }
        return new Answer(stored.answer().orElseThrow(), true);
    }
}
