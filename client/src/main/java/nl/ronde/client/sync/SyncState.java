package nl.ronde.client.sync;

import com.google.gson.JsonObject;

/** How far the phone is with what the server holds. Never changes; the methods give another. */
public final class SyncState {
    /** Where a phone stands that was told to begin anew. */
    public enum Reset {
        /** Nothing of the kind. */
        NONE,
        /** The server asked for it; what was acknowledged lately is to be sent again first. */
        ASKED,
        /** That is in the queue; when the queue is empty the pull begins anew. */
        SENDING_AGAIN
    }

    private final String cursor;
    private final int generation;
    private final boolean bootstrapping;
    private final Reset reset;
    private final String wipeToConfirm;

    /**
     * A state, for implementations of {@link SyncStorage} that read one back.
     *
     * @param cursor where the next pull goes on, or null to begin
     * @param generation the number of the present bootstrap
     * @param bootstrapping true until its last page is stored
     * @param wipeToConfirm the refresh token that confirms a wipe that has been done, or null
     */
    public SyncState(String cursor, int generation, boolean bootstrapping, Reset reset, String wipeToConfirm) {
        this.cursor = cursor;
        this.generation = generation;
        this.bootstrapping = bootstrapping;
        this.reset = reset;
        this.wipeToConfirm = wipeToConfirm;
    }

    /** A phone that has nothing yet. */
    public static SyncState begin() {
        return new SyncState(null, 1, true, Reset.NONE, null);
    }

    /** A phone that was wiped and has to say so. */
    static SyncState wiped(String refreshToken) {
        return new SyncState(null, 1, true, Reset.NONE, refreshToken);
    }

    /** The text of it, for storages that keep one. */
    public String text() {
        JsonObject json = new JsonObject();
        json.addProperty("cursor", cursor);
        json.addProperty("generation", generation);
        json.addProperty("bootstrapping", bootstrapping);
        json.addProperty("reset", reset.name());
        json.addProperty("wipeToConfirm", wipeToConfirm);
        return json.toString();
    }

    /** The state in such a text. */
    public static SyncState of(String text) {
        JsonObject json = Json.parse(text);
        return new SyncState(
                Json.text(json, "cursor"),
                json.get("generation").getAsInt(),
                Json.isTrue(json, "bootstrapping"),
                Reset.valueOf(Json.text(json, "reset")),
                Json.text(json, "wipeToConfirm"));
    }

    SyncState after(String nextCursor, boolean last) {
        return new SyncState(nextCursor, generation, bootstrapping && !last, reset, wipeToConfirm);
    }

    SyncState inReset(Reset step) {
        return new SyncState(cursor, generation, bootstrapping, step, wipeToConfirm);
    }

    SyncState anew() {
        return new SyncState(null, generation + 1, true, Reset.NONE, wipeToConfirm);
    }

    /** Where the next pull goes on, or null to begin. */
    public String cursor() {
        return cursor;
    }

    /** The number of the present bootstrap. */
    public int generation() {
        return generation;
    }

    /** True until the last page of the present bootstrap is stored: the day on the screen may be incomplete. */
    public boolean isBootstrapping() {
        return bootstrapping;
    }

    /** Where it stands in beginning anew. */
    public Reset reset() {
        return reset;
    }

    /** The refresh token that confirms a wipe that has been done, or null. */
    public String wipeToConfirm() {
        return wipeToConfirm;
    }
}
