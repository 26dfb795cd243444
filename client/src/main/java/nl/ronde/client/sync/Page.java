package nl.ronde.client.sync;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** One page of a pull, as the server sent it. */
final class Page {
    /** Kept and dropped records by type and id; a dropped one has no data. The last word on each counts. */
    private final Map<String, SyncRecord> changes = new LinkedHashMap<>();

    private final String nextCursor;
    private final boolean last;
    private final String from;

    private Page(String nextCursor, boolean last, String from) {
        this.nextCursor = nextCursor;
        this.last = last;
        this.from = from;
    }

    /** Reads an answer; null where it is not one of ours. */
    static Page of(JsonObject answer, int generation) {
        String next = Json.text(answer, "nextCursor");
        JsonElement list = answer.get("changes");
        if (next == null || list == null || !list.isJsonArray()) {
            return null;
        }
        Page page = new Page(next, !Json.isTrue(answer, "hasMore"), Json.text(answer, "from"));
        for (JsonElement element : list.getAsJsonArray()) {
            if (element.isJsonObject()) {
                page.add(element.getAsJsonObject(), generation);
            }
        }
        return page;
    }

    private void add(JsonObject change, int generation) {
        String type = Json.text(change, "type");
        String id = Json.text(change, "id");
        JsonObject data = type == null ? null : Json.object(change, type);
        boolean remove = "remove".equals(Json.text(change, "op"));
        if (type == null || id == null || (data == null && !remove)) {
            return;
        }
        String text = remove ? null : data.toString();
        changes.remove(key(type, id));
        changes.put(key(type, id), new SyncRecord(type, id, Json.integer(change, "version"), text, generation));
    }

    static String key(String type, String id) {
        return type + ' ' + id;
    }

    Map<String, SyncRecord> changes() {
        return changes;
    }

    String nextCursor() {
        return nextCursor;
    }

    boolean isLast() {
        return last;
    }

    /** First day of the window, or null. */
    String from() {
        return from;
    }
}
