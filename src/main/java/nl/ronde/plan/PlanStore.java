package nl.ronde.plan;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.plan.PlanContent.CarePart;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code support_plan}, {@code agreed_area} and {@code plan_result}. */
final class PlanStore {
    static final String TYPE = "supportPlan";

    private static final String SELECT = """
            SELECT id, version, assignment_id, client_id, agreement_id, number, state, content, shown_text, hash, presented_at,
                   consented_at, provider_signed_at, provider_signed_by, signed_at, created_at
            FROM support_plan WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    /** All versions at once, always in this order: presenting, signing and drafting follow each other. */
    private static final String LOCK_ALL = SELECT + "AND assignment_id = $2 ORDER BY number FOR UPDATE";

    private static final String LOCK_ASSIGNMENT = """
            SELECT id FROM assignment WHERE provider_id = $1 AND id = $2 FOR NO KEY UPDATE""";

    private static final String OF_CLIENT = SELECT + "AND client_id = $2 ORDER BY assignment_id, number DESC";

    private static final String SHOWN = SELECT + """
            AND assignment_id = ANY($2) AND state IN ('PRESENTED', 'SIGNED', 'REFUSED') ORDER BY assignment_id, number""";

    private static final String LIST = SELECT + """
            AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
            AND ($4::uuid IS NULL OR client_id = $4)
            AND ($5::uuid IS NULL OR assignment_id = $5)
            AND ($6::text IS NULL OR state = $6)
            ORDER BY created_at DESC, id DESC LIMIT $7""";

    private static final String INSERT = """
            INSERT INTO support_plan (provider_id, id, version, assignment_id, client_id, agreement_id, number, state, content,
                created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String UPDATE = """
            UPDATE support_plan SET version = $3, state = $4, content = $5, shown_text = $6, hash = $7, presented_at = $8,
                consented_at = $9, provider_signed_at = $10, provider_signed_by = $11, signed_at = $12
            WHERE provider_id = $1 AND id = $2""";

    private static final String FORGET_AREAS = "DELETE FROM agreed_area WHERE provider_id = $1 AND assignment_id = $2";

    private static final String ADD_AREA = """
            INSERT INTO agreed_area (provider_id, assignment_id, area, plan_id, tasks) VALUES ($1, $2, $3, $4, $5)""";

    private static final String ADD_RESULT = """
            INSERT INTO plan_result (provider_id, assignment_id, area, words) VALUES ($1, $2, $3, $4)
            ON CONFLICT (provider_id, assignment_id, area) DO NOTHING""";

    private static final String RESULTS =
            "SELECT area, words FROM plan_result WHERE provider_id = $1 AND assignment_id = $2";

    Optional<SupportPlan> find(Tx tx, UUID id) {
        return tx.find(FIND, PlanStore::plan, id);
    }

    /** Every version of the plan of an assignment, the oldest first, locked until the commit. */
    List<SupportPlan> lockAll(Tx tx, UUID assignmentId) {
        // The assignment first: a version that does not exist yet cannot be locked itself.
        tx.send(LOCK_ASSIGNMENT, assignmentId);
        return tx.list(LOCK_ALL, PlanStore::plan, assignmentId);
    }

    /** Every version of a client's plans, per assignment the newest first. */
    List<SupportPlan> ofClient(Tx tx, UUID clientId) {
        return tx.list(OF_CLIENT, PlanStore::plan, clientId);
    }

    /** The versions of these assignments' plans that a client may have before the eyes; asked without waiting. */
    Tx.Later<SupportPlan> shown(Tx tx, Collection<UUID> assignmentIds) {
        return tx.later(SHOWN, PlanStore::plan, (Object) assignmentIds.toArray(UUID[]::new));
    }

    /** The newest first. */
    List<SupportPlan> list(Tx tx, Filter filter, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(
                LIST,
                PlanStore::plan,
                beforeTime,
                beforeId,
                filter.clientId(),
                filter.assignmentId(),
                filter.state(),
                rows);
    }

    /** Which plans; null means any. */
    record Filter(
            @Nullable UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable PlanState state) {}

    void insert(Tx tx, SupportPlan plan) {
        tx.update(
                INSERT,
                plan.id(),
                plan.version(),
                plan.assignmentId(),
                plan.clientId(),
                plan.agreementId(),
                plan.number(),
                plan.state(),
                Json.write(plan.content()),
                plan.createdAt());
    }

    void update(Tx tx, SupportPlan plan) {
        tx.update(
                UPDATE,
                plan.id(),
                plan.version(),
                plan.state(),
                Json.write(plan.content()),
                plan.shownText(),
                plan.hash(),
                plan.presentedAt(),
                plan.consentedAt(),
                plan.providerSignedAt(),
                plan.providerSignedBy(),
                plan.signedAt());
    }

    /** From now on this plan says what is done at the visits of its assignment. */
    void putInForce(Tx tx, SupportPlan plan) {
        tx.send(FORGET_AREAS, plan.assignmentId());
        Map<String, List<String>> tasks = new LinkedHashMap<>();
        for (CarePart part : plan.content().careParts()) {
            List<String> keys = tasks.computeIfAbsent(part.key(), area -> new ArrayList<>());
            part.activities().forEach(activity -> keys.add(activity.key()));
            if (part.area() == null) {
                tx.send(ADD_RESULT, plan.assignmentId(), part.key(), part.result());
            }
        }
        tasks.forEach((area, keys) -> tx.send(
                ADD_AREA,
                plan.assignmentId(),
                area,
                plan.id(),
                keys.stream().distinct().toArray(String[]::new)));
    }

    /** The words of every result that a plan of this assignment ever named itself, by code; asked without waiting. */
    Tx.Later<Result> results(Tx tx, UUID assignmentId) {
        return tx.later(RESULTS, row -> new Result(row.getString("area"), row.getString("words")), assignmentId);
    }

    /** A result in a plan's own words. */
    record Result(String area, String words) {}

    private static SupportPlan plan(Row row) {
        return new SupportPlan(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("assignment_id"),
                row.getUUID("client_id"),
                row.getString("agreement_id"),
                row.getInteger("number"),
                PlanState.valueOf(row.getString("state")),
                Json.read(row.getString("content"), PlanContent.class),
                row.getString("shown_text"),
                row.getString("hash"),
                SqlValues.instantOrNull(row, "presented_at"),
                SqlValues.instantOrNull(row, "consented_at"),
                SqlValues.instantOrNull(row, "provider_signed_at"),
                row.getUUID("provider_signed_by"),
                SqlValues.instantOrNull(row, "signed_at"),
                SqlValues.instant(row, "created_at"));
    }
}
