package nl.ronde.client.sync;

import java.io.IOException;

/** The phone's own storage failed (full, damaged): told apart from a line that broke, which is tried again. */
public class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause, or null. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
