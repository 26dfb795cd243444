package nl.ronde.sync;

import java.util.UUID;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.work.WorkerWindow;

/**
 * All SQL on {@code change} for pulling. Rows are served only below the oldest transaction that was still running when the
 * statement began, in the order of (xid, seq): a number is handed out before its commit, and a reader that passed one which
 * becomes visible later would miss it for ever.
 */
final class FeedStore {
    private static final String STAND = """
            SELECT i.epoch, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS latest,
                   coalesce((SELECT c.xid::text::bigint FROM change c
                             WHERE c.provider_id = $1 AND c.worker_id = $2 AND c.scope
                               AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
                             ORDER BY c.xid DESC LIMIT 1), 0) AS scope_epoch
            FROM installation i""";

    private static final String SINCE = """
            (SELECT c.entity_type, c.entity_id, c.op, c.xid::text::bigint AS xid, c.seq FROM change c
             WHERE c.provider_id = $1 AND c.worker_id = $2 AND (c.xid, c.seq) > ($3::text::xid8, $4)
               AND c.day BETWEEN $6 AND $7
               AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY c.xid, c.seq LIMIT $5)
            UNION ALL
            (SELECT c.entity_type, c.entity_id, c.op, c.xid::text::bigint AS xid, c.seq FROM change c
             WHERE c.provider_id = $1 AND c.worker_id IS NULL AND (c.xid, c.seq) > ($3::text::xid8, $4)
               AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
               AND EXISTS (SELECT 1 FROM visit v
                           WHERE v.provider_id = $1 AND v.day BETWEEN $6 AND $7 AND\s""" + OwnVisitStore.IS_OWN + """

                             AND ((c.entity_type = 'client' AND v.client_id = c.entity_id)
                                  OR (c.entity_type = 'assignment' AND v.assignment_id = c.entity_id)))
             ORDER BY c.xid, c.seq LIMIT $5)
            ORDER BY 4, 5 LIMIT $5""";

    /** Where the feed stands; asked without waiting. */
    Tx.Later<Stand> stand(Tx tx, UUID workerId) {
        return tx.later(
                STAND,
                row -> new Stand(
                        row.getUUID("epoch"),
                        row.getLong("horizon"),
                        row.getLong("latest"),
                        row.getLong("scope_epoch")),
                workerId);
    }

    /** At most so many changes behind the cursor, for this worker's days; asked without waiting. */
    Tx.Later<Changed> since(Tx tx, UUID workerId, long xid, long seq, int limit, WorkerWindow days) {
        return tx.later(
                SINCE,
                row -> new Changed(
                        row.getString("entity_type"),
                        row.getUUID("entity_id"),
                        row.getString("op").equals("remove"),
                        row.getLong("xid"),
                        row.getLong("seq")),
                workerId,
                Long.toUnsignedString(xid),
                seq,
                limit,
                days.from(),
                days.until());
    }

    /**
     * Where the feed stands.
     *
     * @param epoch of this database
     * @param horizon the oldest transaction that is still running: everything below it can be seen
     * @param latest the first transaction not begun yet
     * @param scopeEpoch the last transaction that moved a visit into or out of the worker's reach
     */
    record Stand(UUID epoch, long horizon, long latest, long scopeEpoch) {}

    /**
     * One row of the feed.
     *
     * @param left whether the entity left the worker's reach, or the day it stood on
     */
    record Changed(String type, UUID id, boolean left, long xid, long seq) {}
}
