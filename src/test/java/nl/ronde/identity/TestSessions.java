package nl.ronde.identity;

import nl.ronde.App;
import nl.ronde.platform.db.Db;

/**
 * Sessions as {@code createToken} begins them, without the password: its hash takes a third of a second of processor, and a
 * test that is not about signing in has no use for it.
 */
public final class TestSessions {
    private TestSessions() {}

    /** An access token of this user, whatever the provider. */
    public static String accessToken(App app, Db db, String username) {
        Found found = db
                .acrossProviders(
                        "SELECT user_id, provider_id FROM find_sign_in($1)",
                        row -> new Found(row.getUUID("provider_id"), row.getUUID("user_id")),
                        username)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + username));
        return db.inTransaction(
                        found.providerId(),
                        tx -> app.identity()
                                .sessions()
                                .begin(
                                        tx,
                                        new UserStore().find(tx, found.userId()).orElseThrow(),
                                        null))
                .accessToken();
    }

    private record Found(java.util.UUID providerId, java.util.UUID userId) {}
}
