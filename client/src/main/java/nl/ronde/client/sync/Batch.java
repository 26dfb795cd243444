package nl.ronde.client.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What goes in one push, and what came back for it. */
final class Batch {
    static final int MAX_ITEMS = 100;
    static final int MAX_BYTES = 256 * 1024;

    private Batch() {}

    /** The first of these that fit together; at least one. */
    static List<Mutation> first(List<Mutation> unsent, int mostItems) {
        List<Mutation> batch = new ArrayList<>();
        int bytes = 0;
        for (Mutation mutation : unsent) {
            bytes += mutation.item().getBytes(StandardCharsets.UTF_8).length + 1;
            if (!batch.isEmpty() && (batch.size() == mostItems || bytes > MAX_BYTES)) {
                break;
            }
            batch.add(mutation);
        }
        return batch;
    }

    /** The body of the push. */
    static String body(List<Mutation> batch, PhoneMoment sentAt, List<Mutation> unsent, String appVersion) {
        JsonObject device = new JsonObject();
        device.addProperty("queueLength", unsent.size());
        if (!unsent.isEmpty()) {
            device.addProperty("oldestUnsentAt", unsent.get(0).occurred().wall().toString());
        }
        if (appVersion != null) {
            device.addProperty("appVersion", appVersion);
        }
        return batch.stream()
                .map(Mutation::item)
                .collect(Collectors.joining(
                        ",", "{\"sentAt\":" + sentAt.json() + ",\"device\":" + device + ",\"mutations\":[", "]}"));
    }

    /** One outcome per item, in their order; null where this is not an answer to that batch. */
    static List<Outcome> outcomes(List<Mutation> batch, JsonObject answer) {
        JsonElement list = answer.get("outcomes");
        Instant at = serverTime(answer);
        if (list == null
                || !list.isJsonArray()
                || at == null
                || list.getAsJsonArray().size() != batch.size()) {
            return null;
        }
        JsonArray entries = list.getAsJsonArray();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonObject entry = entries.get(i).isJsonObject() ? entries.get(i).getAsJsonObject() : new JsonObject();
            String id = Json.text(entry, "mutationId");
            if (Json.text(entry, "outcome") == null
                    || (id != null && !id.equals(batch.get(i).mutationId().toString()))) {
                return null;
            }
            outcomes.add(Outcome.of(entry, at));
        }
        return outcomes;
    }

    static Instant serverTime(JsonObject answer) {
        String text = Json.text(answer, "serverTime");
        try {
            return text == null ? null : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }
}
