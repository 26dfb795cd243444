package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pulls page by page until there is no more; a page and its cursor are stored in one step. */
final class Pull {
    private static final int LIMIT = 200;

    private final SyncStorage storage;
    private final Session session;
    private final Wire wire;
    private final SyncListener listener;
    private int pulled;

    Pull(SyncStorage storage, Session session, Wire wire, SyncListener listener) {
        this.storage = storage;
        this.session = session;
        this.wire = wire;
        this.listener = listener;
    }

    int pulled() {
        return pulled;
    }

    /** Pulls; false where the server asks to begin anew. */
    boolean run() throws IOException, SyncStopped {
        while (true) {
            SyncState state = storage.state();
            Answer answer = session.call(token -> wire.changes(token, state.cursor(), LIMIT));
            // A cursor that the server cannot read (of an older form) is as worthless as one it has given up.
            boolean isUnreadable = answer.isRefusal() && answer.status() == 400 && state.cursor() != null;
            if (answer.isRefusedWith(410, "cursor-reset") || isUnreadable) {
                return false;
            }
            if (answer.isRefusedWith(426, "app-too-old")) {
                listener.appTooOld(answer.title());
                throw new SyncStopped(SyncResult.End.APP_TOO_OLD, answer.code(), Duration.ZERO);
            }
            if (answer.isRefusal()) {
                throw new SyncStopped(SyncResult.End.REFUSED, answer.code(), Duration.ZERO);
            }
            Page page = answer.isGood() ? Page.of(answer.json(), state.generation()) : null;
            if (page == null) {
                throw SyncStopped.retryLater("status " + answer.status(), answer.retryAfter());
            }
            store(page, state);
            if (page.isLast()) {
                return true;
            }
            if (page.nextCursor().equals(state.cursor())) {
                throw SyncStopped.retryLater("the cursor stands still", Duration.ZERO);
            }
        }
    }

    private void store(Page page, SyncState state) throws IOException {
        List<SyncRecord> upserts = new ArrayList<>();
        List<SyncRecord> removals = new ArrayList<>();
        for (SyncRecord change : page.changes().values()) {
            (change.data() == null ? removals : upserts).add(change);
        }
        if (page.isLast()) {
            removals.addAll(left(page, state));
        }
        storage.apply(upserts, removals, state.after(page.nextCursor(), page.isLast()));
        pulled += page.changes().size();
        if (!upserts.isEmpty() || !removals.isEmpty()) {
            listener.recordsChanged(upserts, removals);
        }
    }

    /**
     * What must go with the last page: after a bootstrap what did not come back, and always visits older than the window, with
     * the clients and assignments that no visit needs any longer. A phone holds no more personal data than that.
     */
    private List<SyncRecord> left(Page page, SyncState state) throws IOException {
        Map<String, SyncRecord> after = new LinkedHashMap<>();
        for (SyncRecord record : storage.records()) {
            after.put(Page.key(record.type(), record.id()), record);
        }
        after.putAll(page.changes());
        List<SyncRecord> gone = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (SyncRecord record : after.values()) {
            if (record.data() == null) {
                continue;
            }
            if (state.isBootstrapping() && record.generation() != state.generation()) {
                gone.add(record);
            } else if (record.type().equals("visit")) {
                JsonObject visit = Json.parse(record.data());
                String day = Json.text(visit, "day");
                if (page.from() != null && day != null && day.compareTo(page.from()) < 0) {
                    gone.add(record);
                } else {
                    needed.add(Page.key("client", Json.text(visit, "clientId")));
                    needed.add(Page.key("assignment", Json.text(visit, "assignmentId")));
                }
            }
        }
        for (SyncRecord record : after.values()) {
            boolean isOfVisits = record.type().equals("client") || record.type().equals("assignment");
            if (record.data() != null
                    && isOfVisits
                    && !gone.contains(record)
                    && !needed.contains(Page.key(record.type(), record.id()))) {
                gone.add(record);
            }
        }
        return gone;
    }
}
