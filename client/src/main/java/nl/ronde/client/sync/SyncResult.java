package nl.ronde.client.sync;

import java.time.Duration;

/** How a sync ended. */
public final class SyncResult {
    /** The ways to end. */
    public enum End {
        /** Everything was handed in and pulled. */
        DONE,
        /** No network, or the server cannot just now: again after {@link #retryIn()}. */
        RETRY_LATER,
        /** Nobody is signed in, or the session has ended. */
        NEEDS_SIGN_IN,
        /** Everything was handed in; pulling needs a newer app. */
        APP_TOO_OLD,
        /** This phone was wiped. */
        WIPED,
        /** The server refuses for a reason that another try does not mend: {@link #code()}. The queue is kept. */
        REFUSED
    }

    private final End end;
    private final String code;
    private final Duration retryIn;
    private final int handedIn;
    private final int pulled;

    SyncResult(End end, String code, Duration retryIn, int handedIn, int pulled) {
        this.end = end;
        this.code = code;
        this.retryIn = retryIn;
        this.handedIn = handedIn;
        this.pulled = pulled;
    }

    /** How it ended. */
    public End end() {
        return end;
    }

    /** The stable code of the refusal, or null. */
    public String code() {
        return code;
    }

    /** How long to wait at least; zero unless {@link End#RETRY_LATER}. */
    public Duration retryIn() {
        return retryIn;
    }

    /** How many acts got an outcome. */
    public int handedIn() {
        return handedIn;
    }

    /** How many changes were stored. */
    public int pulled() {
        return pulled;
    }

    @Override
    public String toString() {
        return end + (code == null ? "" : " " + code) + ", handed in " + handedIn + ", pulled " + pulled;
    }
}
