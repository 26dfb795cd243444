package nl.ronde.platform.http;

import nl.ronde.platform.act.Actor;

/** Turns a bearer token into an actor; implemented by {@code identity}. */
public interface Authenticator {
    /**
     * Checks the token's signature, times, issuer, audience and kind; waits for nothing.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code unauthenticated} or {@code token-expired}
     */
    Session check(String token);

    /** A checked token whose user may have been signed out since. */
    interface Session {
        /**
         * Asks whether the session still stands; may wait for the database.
         *
         * @throws nl.ronde.platform.problem.Refusal {@code unauthenticated} where the user was disabled or signed out
         */
        Actor enter(String requestId);
    }
}
