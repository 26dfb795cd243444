package nl.ronde.blob;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that was received whole.
 *
 * @param sha256 of what the phone sent: its name everywhere
 * @param id its name in the trail
 * @param sentBytes length of what the phone sent
 * @param storedSha256 of the bytes that are kept, without what the camera wrote into them
 * @param keptAt by the business clock
 */
record Blob(
        String sha256,
        UUID id,
        BlobKind kind,
        String mediaType,
        int width,
        int height,
        int sentBytes,
        String storedSha256,
        int storedBytes,
        UUID sentBy,
        Instant keptAt) {}
