package nl.ronde.phones;

/** The app was killed at this point of its storage: nothing after it happened. */
final class AppKilled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AppKilled() {
        super("the app was killed", null, false, false);
    }
}
