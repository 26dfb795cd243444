package nl.ronde.blob;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;

/** All SQL on {@code blob_upload} and {@code blob_upload_piece}. Every question is about the uploads of one user. */
final class UploadStore {
    static final String TYPE = "upload";

    private static final String INSERT = """
            INSERT INTO blob_upload (provider_id, id, user_id, sha256, kind, length, received, state, begun_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String OPEN = """
            SELECT count(*)::int AS many FROM blob_upload
            WHERE provider_id = $1 AND user_id = $2 AND state = 'UNDER_WAY' AND expires_at > $3""";

    private static final String FIND = """
            SELECT id, sha256, kind, length, received, state, expires_at FROM blob_upload
            WHERE provider_id = $1 AND id = $2 AND user_id = $3 AND expires_at > $4""";

    private static final String LOCK = """
            SELECT id, sha256, kind, length, received, state, expires_at FROM blob_upload
            WHERE provider_id = $1 AND id = $2 AND user_id = $3 AND expires_at > $4 FOR UPDATE""";

    private static final String ADD_PIECE = """
            INSERT INTO blob_upload_piece (provider_id, upload_id, at, bytes) VALUES ($1, $2, $3, $4)""";

    private static final String RECEIVED = """
            UPDATE blob_upload SET received = $3 WHERE provider_id = $1 AND id = $2""";

    private static final String PIECES = """
            SELECT bytes FROM blob_upload_piece WHERE provider_id = $1 AND upload_id = $2 ORDER BY at""";

    private static final String DONE = """
            UPDATE blob_upload SET state = 'DONE' WHERE provider_id = $1 AND id = $2""";

    private static final String DELETE_PIECES = """
            DELETE FROM blob_upload_piece WHERE provider_id = $1 AND upload_id = $2""";

    private static final String DELETE = "DELETE FROM blob_upload WHERE provider_id = $1 AND id = $2";

    private static final String EXPIRED = """
            SELECT id FROM blob_upload WHERE provider_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT 500""";

    void insert(Tx tx, UUID userId, Upload upload, Instant begunAt) {
        tx.send(
                INSERT,
                upload.id(),
                userId,
                upload.sha256(),
                upload.kind(),
                upload.length(),
                upload.received(),
                upload.state(),
                begunAt,
                upload.expiresAt());
    }

    int countOpen(Tx tx, UUID userId, Instant now) {
        return tx.one(OPEN, row -> row.getInteger("many"), userId, now);
    }

    Optional<Upload> find(Tx tx, UUID id, UUID userId, Instant now) {
        return tx.find(FIND, UploadStore::upload, id, userId, now);
    }

    /** The upload, which nobody else can change until the end of the transaction. */
    Optional<Upload> lock(Tx tx, UUID id, UUID userId, Instant now) {
        return tx.find(LOCK, UploadStore::upload, id, userId, now);
    }

    void append(Tx tx, Upload upload, byte[] piece) {
        tx.send(ADD_PIECE, upload.id(), upload.received(), piece);
        tx.send(RECEIVED, upload.id(), upload.received() + piece.length);
    }

    List<byte[]> pieces(Tx tx, UUID id) {
        return tx.list(PIECES, row -> SqlValues.bytes(row, "bytes"), id);
    }

    /** Checked and kept: the bytes are elsewhere now. */
    void done(Tx tx, UUID id) {
        tx.send(DELETE_PIECES, id);
        tx.send(DONE, id);
    }

    void delete(Tx tx, UUID id) {
        tx.send(DELETE_PIECES, id);
        tx.send(DELETE, id);
    }

    List<UUID> expired(Tx tx, Instant now) {
        return tx.list(EXPIRED, row -> row.getUUID("id"), now);
    }

    private static Upload upload(Row row) {
        return new Upload(
                row.getUUID("id"),
                row.getString("sha256"),
                BlobKind.valueOf(row.getString("kind")),
                row.getInteger("length"),
                row.getInteger("received"),
                Upload.State.valueOf(row.getString("state")),
                SqlValues.instant(row, "expires_at"));
    }
}
