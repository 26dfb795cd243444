package nl.ronde.platform.db;

import java.util.UUID;

/**
 * The feed that phones will read. Whoever writes an entity that a phone can see writes its change here, in the same
 * transaction. The row keeps the writing transaction's id: a reader that only goes below the oldest running transaction
 * never passes a row that becomes visible later (a plain sequence would).
 *
 * <p>These rows are for everyone who needs the entity. A visit concerns its worker's phone alone, and the one it was taken
 * from: the table {@code visit} writes those rows itself (migration V012).
 */
public final class Changes {
    private static final String APPEND = """
            INSERT INTO change (provider_id, entity_type, entity_id, version, op) VALUES ($1, $2, $3, $4, $5)""";

    /** Without a day it is in no page of the feed: what it tells of is read by an operation of its own. */
    private static final String WAKE = """
            INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id)
            VALUES ($1, $2, $3, 1, 'upsert', $4)""";

    private Changes() {}

    /** Wakes the phone of this worker: there is something for her that the feed itself does not carry. */
    public static void wake(Tx tx, String type, UUID id, UUID workerId) {
        tx.send(WAKE, type, id, workerId);
    }

    /** An entity is new or has a new version. */
    public static void upserted(Tx tx, String type, UUID id, int version) {
        tx.send(APPEND, type, id, version, "upsert");
    }

    /** An entity is gone. */
    public static void removed(Tx tx, String type, UUID id, int version) {
        tx.send(APPEND, type, id, version, "remove");
    }
}
