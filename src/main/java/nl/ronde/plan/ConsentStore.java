package nl.ronde.plan;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code plan_consent}: what was reported is only ever added to, its settlement stands beside it. */
final class ConsentStore {
    static final String TYPE = "planConsent";

    private static final String SELECT = """
            SELECT id, version, plan_id, client_id, way, hash, name, capacity, witness, reason, file_sha256, given_at, effect,
                   user_id, worker_id, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id, settled_at,
                   settled_by, settlement_reason
            FROM plan_consent WHERE provider_id = $1\s""";

    private static final String OF_PLAN = SELECT + "AND plan_id = $2 ORDER BY received_at, id";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = SELECT + """
            AND ($2::timestamptz IS NULL OR (received_at, id) > ($2, $3::uuid))
            AND ($4::boolean IS NULL
                 OR $4 = (effect IN ('REFUSES', 'OTHER_VERSION', 'OTHER_TEXT', 'CONTRADICTS') AND settled_at IS NULL))
            ORDER BY received_at, id LIMIT $5""";

    private static final String INSERT = """
            INSERT INTO plan_consent (provider_id, id, version, plan_id, client_id, way, hash, name, capacity, witness, reason,
                file_sha256, given_at, effect, user_id, worker_id, device_id, mutation_id, occurred_at, received_at, quality,
                raw_wall, raw_elapsed_ms, raw_boot_id)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23)""";

    private static final String SETTLE = """
            UPDATE plan_consent SET version = version + 1, settled_at = $3, settled_by = $4, settlement_reason = $5
            WHERE provider_id = $1 AND id = $2""";

    /** What was reported about this version, in the order of receipt. */
    List<Consent> ofPlan(Tx tx, UUID planId) {
        return tx.list(OF_PLAN, ConsentStore::consent, planId);
    }

    Optional<Consent> find(Tx tx, UUID id) {
        return tx.find(FIND, ConsentStore::consent, id);
    }

    Optional<Consent> lock(Tx tx, UUID id) {
        return tx.find(LOCK, ConsentStore::consent, id);
    }

    /** The oldest first; {@code open}: those that wait for a person. */
    List<Consent> list(Tx tx, @Nullable Boolean open, @Nullable Instant afterTime, @Nullable UUID afterId, int rows) {
        return tx.list(LIST, ConsentStore::consent, afterTime, afterId, open, rows);
    }

    void insert(Tx tx, Act act, Consent consent) {
        Consent.Given given = consent.given();
        EventTime time = consent.time();
        PhoneTime raw = time.raw();
        tx.update(
                INSERT,
                consent.id(),
                consent.planId(),
                consent.clientId(),
                given.way(),
                given.hash(),
                given.name(),
                given.capacityOrClient(),
                given.witness(),
                given.reason(),
                given.file(),
                consent.givenAt(),
                consent.effect(),
                consent.recordedBy(),
                consent.workerId(),
                act.actor().deviceId(),
                act.mutationId(),
                time.occurredAt(),
                time.receivedAt(),
                time.quality(),
                raw == null ? null : raw.wall(),
                raw == null ? null : raw.elapsedMs(),
                raw == null ? null : raw.bootId());
    }

    void settle(Tx tx, UUID id, Consent.Settlement settlement) {
        tx.update(SETTLE, id, settlement.at(), settlement.by(), settlement.reason());
    }

    private static Consent consent(Row row) {
        Instant wall = SqlValues.instantOrNull(row, "raw_wall");
        Instant settledAt = SqlValues.instantOrNull(row, "settled_at");
        Instant givenAt = SqlValues.instant(row, "given_at");
        return new Consent(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("plan_id"),
                row.getUUID("client_id"),
                new Consent.Given(
                        row.getUUID("id"),
                        Consent.Way.valueOf(row.getString("way")),
                        row.getString("hash"),
                        row.getString("name"),
                        row.getString("capacity"),
                        row.getString("witness"),
                        row.getString("reason"),
                        row.getString("file_sha256"),
                        givenAt),
                givenAt,
                Consent.Effect.valueOf(row.getString("effect")),
                row.getUUID("user_id"),
                row.getUUID("worker_id"),
                new EventTime(
                        SqlValues.instant(row, "occurred_at"),
                        SqlValues.instant(row, "received_at"),
                        ClockQuality.valueOf(row.getString("quality")),
                        wall == null
                                ? null
                                : new PhoneTime(wall, row.getLong("raw_elapsed_ms"), row.getUUID("raw_boot_id"))),
                settledAt == null
                        ? null
                        : new Consent.Settlement(
                                settledAt, row.getUUID("settled_by"), row.getString("settlement_reason")));
    }
}
