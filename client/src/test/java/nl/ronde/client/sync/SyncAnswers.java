package nl.ronde.client.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.Function;
import nl.ronde.client.support.ScriptedServer.Reply;
import nl.ronde.client.support.ScriptedServer.Request;

/** Answers in the form of the contract. */
final class SyncAnswers {
    static final String PUSH = "/v1/sync/mutations";
    static final String PULL = "/v1/sync/changes";
    static final String REFRESH = "/v1/auth/refresh";
    static final String WIPED = "/v1/auth/wiped";

    private SyncAnswers() {}

    static JsonArray items(Request request) {
        return request.body().getAsJsonArray("mutations");
    }

    /** Every item gets this outcome. */
    static Reply outcomes(Request request, String word) {
        return outcomes(request, "2026-01-05T08:00:00Z", item -> "\"outcome\":\"" + word + "\"");
    }

    /** Every item gets these members of an outcome, at this time of the server. */
    static Reply outcomes(Request request, String serverTime, Function<JsonObject, String> members) {
        StringBuilder body = new StringBuilder("{\"serverTime\":\"" + serverTime + "\",\"outcomes\":[");
        String comma = "";
        for (JsonElement element : items(request)) {
            JsonObject item = element.getAsJsonObject();
            body.append(comma)
                    .append("{\"mutationId\":")
                    .append(item.get("mutationId"))
                    .append(',')
                    .append(members.apply(item))
                    .append('}');
            comma = ",";
        }
        return Reply.ok(body.append("]}").toString());
    }

    /** A page with these changes. */
    static Reply page(String cursor, boolean hasMore, String... changes) {
        return Reply.ok(
                "{\"changes\":[" + String.join(",", changes) + "],\"nextCursor\":\"" + cursor + "\",\"hasMore\":"
                        + hasMore + ",\"serverTime\":\"2026-01-05T08:00:00Z\",\"scopeEpoch\":1,\"from\":\"2026-01-04\","
                        + "\"until\":\"2026-01-19\"}");
    }

    static String visit(String id, int version, String day, String clientId) {
        return "{\"type\":\"visit\",\"id\":\"" + id + "\",\"version\":" + version
                + ",\"op\":\"upsert\",\"visit\":{\"id\":\""
                + id + "\",\"version\":" + version + ",\"status\":\"planned\",\"day\":\"" + day + "\",\"clientId\":\""
                + clientId + "\",\"assignmentId\":\"a-" + clientId + "\"}}";
    }

    static String client(String id) {
        return "{\"type\":\"client\",\"id\":\"" + id + "\",\"version\":1,\"op\":\"upsert\",\"client\":{\"id\":\"" + id
                + "\",\"displayName\":\"Voorbeeld\"}}";
    }

    static String gone(String type, String id) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"op\":\"remove\",\"reason\":\"outOfScope\"}";
    }
}
