package nl.ronde.client.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The lines of {@link FileSyncStorage}'s journal. */
final class StorageLines {
    private StorageLines() {}

    static JsonObject mutation(Mutation m) {
        JsonObject json = new JsonObject();
        json.addProperty("mutationId", m.mutationId().toString());
        json.addProperty("deviceSeq", m.deviceSeq());
        json.addProperty("type", m.type());
        json.addProperty("entityId", m.entityId() == null ? null : m.entityId().toString());
        json.addProperty("baseVersion", m.baseVersion());
        json.add("occurred", m.occurred().json());
        json.addProperty("payload", m.payload());
        json.addProperty("state", m.state().name());
        if (m.outcome() != null) {
            JsonObject outcome = new JsonObject();
            outcome.addProperty("word", m.outcome().word());
            outcome.addProperty("code", m.outcome().code());
            outcome.addProperty("title", m.outcome().title());
            outcome.addProperty("answer", m.outcome().answer());
            outcome.addProperty("at", m.outcome().at().toString());
            json.add("outcome", outcome);
        }
        return json;
    }

    static Mutation mutation(JsonObject json) {
        String entityId = Json.text(json, "entityId");
        JsonObject outcome = Json.object(json, "outcome");
        return new Mutation(
                UUID.fromString(Json.text(json, "mutationId")),
                json.get("deviceSeq").getAsLong(),
                Json.text(json, "type"),
                entityId == null ? null : UUID.fromString(entityId),
                Json.integer(json, "baseVersion"),
                PhoneMoment.of(Json.object(json, "occurred")),
                Json.text(json, "payload"),
                MutationState.valueOf(Json.text(json, "state")),
                outcome == null
                        ? null
                        : new Outcome(
                                Json.text(outcome, "word"),
                                Json.text(outcome, "code"),
                                Json.text(outcome, "title"),
                                Json.text(outcome, "answer"),
                                Instant.parse(Json.text(outcome, "at"))));
    }

    static JsonObject record(SyncRecord r) {
        JsonObject json = new JsonObject();
        json.addProperty("type", r.type());
        json.addProperty("id", r.id());
        json.addProperty("version", r.version());
        json.addProperty("data", r.data());
        json.addProperty("generation", r.generation());
        return json;
    }

    static SyncRecord record(JsonObject json) {
        return new SyncRecord(
                Json.text(json, "type"),
                Json.text(json, "id"),
                Json.integer(json, "version"),
                Json.text(json, "data"),
                json.get("generation").getAsInt());
    }

    static List<JsonObject> objects(JsonObject line, String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonElement list = line.get(name);
        if (list != null) {
            for (JsonElement element : list.getAsJsonArray()) {
                objects.add(element.getAsJsonObject());
            }
        }
        return objects;
    }

    static JsonArray array(List<JsonObject> objects) {
        JsonArray array = new JsonArray();
        objects.forEach(array::add);
        return array;
    }
}
