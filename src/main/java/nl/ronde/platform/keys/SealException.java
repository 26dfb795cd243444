package nl.ronde.platform.keys;

/**
 * A sealed value cannot be opened: it was changed, belongs to something else (other associated data), or its key is not here.
 * The message names the key, never the content.
 */
public final class SealException extends RuntimeException {

    SealException(String message) {
        super(message);
    }
}
