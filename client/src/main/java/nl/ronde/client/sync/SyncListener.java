package nl.ronde.client.sync;

import java.util.List;

/** What an app may want to show. Called by the thread that syncs, after it has been stored. */
public interface SyncListener {
    /** Acts got their outcome: received, with the planner, or rejected (show those until the worker has seen them). */
    default void outcomes(List<Mutation> mutations) {}

    /** Records changed or went. */
    default void recordsChanged(List<SyncRecord> upserts, List<SyncRecord> removals) {}

    /** The session has ended or the phone was revoked: ask for a new sign-in. What is unsent is kept for the same person. */
    default void needsSignIn(String code) {}

    /** This version of the app is too old to be served; what it holds is still handed in. */
    default void appTooOld(String title) {}

    /** The office had this phone wiped; nothing is left on it. */
    default void wiped() {}
}
