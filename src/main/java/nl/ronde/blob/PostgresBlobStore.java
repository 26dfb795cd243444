package nl.ronde.blob;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.SqlValues;

/** Keeps files in rows of at most one MiB: one backup holds everything, and no large objects that a dump may leave out. */
final class PostgresBlobStore implements BlobStore {
    private static final int PIECE = 1024 * 1024;

    private static final String KEEP = """
            INSERT INTO blob_piece (provider_id, sha256, piece, bytes) VALUES ($1, $2, $3, $4)
            ON CONFLICT (provider_id, sha256, piece) DO NOTHING""";

    private static final String READ = """
            SELECT bytes FROM blob_piece WHERE provider_id = $1 AND sha256 = $2 ORDER BY piece""";

    private final Db db;

    PostgresBlobStore(Db db) {
        this.db = db;
    }

    @Override
    public void keep(UUID providerId, String sha256, byte[] bytes) {
        db.inTransaction(providerId, tx -> {
            for (int from = 0; from < bytes.length; from += PIECE) {
                byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
                tx.send(KEEP, sha256, from / PIECE, piece);
            }
            return true;
        });
    }

    @Override
    public Optional<byte[]> read(UUID providerId, String sha256) {
        List<byte[]> pieces = db.reading(providerId, tx -> tx.list(READ, row -> SqlValues.bytes(row, "bytes"), sha256));
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pieces.forEach(bytes::writeBytes);
        return Optional.of(bytes.toByteArray());
    }
}
