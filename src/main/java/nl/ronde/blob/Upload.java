package nl.ronde.blob;

import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way.
 *
 * @param length bytes of the whole file
 * @param received bytes that are here
 * @param expiresAt from then on it is gone
 */
record Upload(UUID id, String sha256, BlobKind kind, int length, int received, State state, Instant expiresAt) {
    /** How far an upload is. */
    enum State {
        /** Bytes are missing, or have not been checked yet. */
        UNDER_WAY,
        /** Checked and kept. */
        DONE,
        /** The provider had the file before this upload began: what is sent is not looked at. */
        KNOWN
    }

    /** All bytes are here, but nobody has looked at them. */
    boolean waitsForCheck() {
        return state == State.UNDER_WAY && received == length;
    }
}
