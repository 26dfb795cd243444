package nl.ronde.blob;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code blob} and {@code blob_expected}: what is known of files, and which records name them. */
final class BlobFacts {
    static final String TYPE = "blob";

    private static final String INSERT = """
            INSERT INTO blob (provider_id, sha256, id, kind, media_type, width, height, sent_bytes, stored_sha256,
                stored_bytes, sent_by, kept_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (provider_id, sha256) DO NOTHING""";

    private static final String FIND = """
            SELECT sha256, id, kind, media_type, width, height, sent_bytes, stored_sha256, stored_bytes, sent_by, kept_at
            FROM blob WHERE provider_id = $1 AND sha256 = $2""";

    private static final String EXPECT = """
            INSERT INTO blob_expected (provider_id, entity_type, entity_id, sha256, kind, client_id, user_id, expected_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (provider_id, entity_type, entity_id, sha256) DO NOTHING""";

    private static final String MISSING = """
            SELECT e.sha256, e.kind, e.entity_type, e.entity_id, e.client_id, e.expected_at FROM blob_expected e
            WHERE e.provider_id = $1 AND e.user_id = $2
              AND ($3::timestamptz IS NULL OR (e.expected_at, e.entity_id, e.sha256) > ($3, $4, $5))
              AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.provider_id = $1 AND b.sha256 = e.sha256)
            ORDER BY e.expected_at, e.entity_id, e.sha256 LIMIT $6""";

    private static final String NAMED_BY = """
            SELECT client_id FROM blob_expected WHERE provider_id = $1 AND sha256 = $2""";

    private static final String OF_ENTITIES = """
            SELECT e.entity_id, e.sha256, e.kind,
                   EXISTS (SELECT 1 FROM blob b WHERE b.provider_id = $1 AND b.sha256 = e.sha256) AS received
            FROM blob_expected e
            WHERE e.provider_id = $1 AND e.entity_type = $2 AND e.entity_id = ANY($3)
            ORDER BY e.entity_id, e.sha256""";

    void insert(Tx tx, Blob blob) {
        tx.send(
                INSERT,
                blob.sha256(),
                blob.id(),
                blob.kind(),
                blob.mediaType(),
                blob.width(),
                blob.height(),
                blob.sentBytes(),
                blob.storedSha256(),
                blob.storedBytes(),
                blob.sentBy(),
                blob.keptAt());
    }

    Optional<Blob> find(Tx tx, String sha256) {
        return tx.find(FIND, BlobFacts::blob, sha256);
    }

    void expect(Tx tx, UUID userId, ExpectedBlob expected) {
        tx.send(
                EXPECT,
                expected.entityType(),
                expected.entityId(),
                expected.sha256(),
                expected.kind(),
                expected.clientId(),
                userId,
                expected.expectedAt());
    }

    /** What the records of this user name and the server does not have, in the order of the records. */
    List<ExpectedBlob> missing(
            Tx tx,
            UUID userId,
            @Nullable Instant afterTime,
            @Nullable UUID afterEntity,
            @Nullable String afterSha256,
            int rows) {
        return tx.list(
                MISSING,
                row -> new ExpectedBlob(
                        row.getString("sha256"),
                        BlobKind.valueOf(row.getString("kind")),
                        row.getString("entity_type"),
                        row.getUUID("entity_id"),
                        row.getUUID("client_id"),
                        SqlValues.instant(row, "expected_at")),
                userId,
                afterTime,
                afterEntity,
                afterSha256,
                rows);
    }

    /** The records that name a file: of each the client, where it has one. Empty where no record does. */
    List<Optional<UUID>> namedBy(Tx tx, String sha256) {
        return tx.list(NAMED_BY, row -> Optional.ofNullable(row.getUUID("client_id")), sha256);
    }

    /** The files that these records name; asked without waiting. */
    Tx.Later<Blobs.Named> ofEntities(Tx tx, String entityType, Collection<UUID> entityIds) {
        return tx.later(
                OF_ENTITIES,
                row -> new Blobs.Named(
                        row.getUUID("entity_id"),
                        row.getString("sha256"),
                        BlobKind.valueOf(row.getString("kind")),
                        row.getBoolean("received")),
                entityType,
                entityIds.toArray(UUID[]::new));
    }

    private static Blob blob(Row row) {
        return new Blob(
                row.getString("sha256"),
                row.getUUID("id"),
                BlobKind.valueOf(row.getString("kind")),
                row.getString("media_type"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getInteger("sent_bytes"),
                row.getString("stored_sha256"),
                row.getInteger("stored_bytes"),
                row.getUUID("sent_by"),
                SqlValues.instant(row, "kept_at"));
    }
}
