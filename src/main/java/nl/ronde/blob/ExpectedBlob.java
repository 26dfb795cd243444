package nl.ronde.blob;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a record names.
 *
 * @param entityType the kind of record, for example {@code visitNote}
 * @param clientId the client the record is about, if any
 * @param expectedAt when the record arrived
 */
record ExpectedBlob(
        String sha256,
        BlobKind kind,
        String entityType,
        UUID entityId,
        @Nullable UUID clientId,
        Instant expectedAt) {}
