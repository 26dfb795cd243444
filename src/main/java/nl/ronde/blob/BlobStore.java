package nl.ronde.blob;

import java.util.Optional;
import java.util.UUID;

/** Where the bytes of finished files lie. What is known about them is always in the database. */
interface BlobStore {
    /** Keeps the bytes; again, with the same bytes, without harm. They are durable when this returns. */
    void keep(UUID providerId, String sha256, byte[] bytes);

    /** The bytes that were kept under this name for this provider. */
    Optional<byte[]> read(UUID providerId, String sha256);
}
