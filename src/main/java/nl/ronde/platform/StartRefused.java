package nl.ronde.platform;

/**
 * The server cannot start, and a person can mend it. The message is one clear line for the operator: what is wrong and what
 * to do about it; it never holds a password or a key. {@code Main} prints it and ends with a non-zero status, without a stack
 * trace.
 */
public class StartRefused extends RuntimeException {

    /** Refuses with this one line. */
    public StartRefused(String line) {
        super(line);
    }

    /** Refuses with this one line; the cause is for the debug log only. */
    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
