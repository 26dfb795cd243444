package nl.ronde.client.sync;

import java.time.Duration;

/** Why a sync goes no further. */
final class SyncStopped extends Exception {
    private static final long serialVersionUID = 1L;

    final transient SyncResult.End end;
    final transient String code;
    final transient Duration retryAfter;

    SyncStopped(SyncResult.End end, String code, Duration retryAfter) {
        super(end + (code == null ? "" : " " + code), null, false, false);
        this.end = end;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static SyncStopped retryLater(String why, Duration retryAfter) {
        return new SyncStopped(SyncResult.End.RETRY_LATER, why, retryAfter);
    }
}
