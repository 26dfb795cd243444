package nl.ronde.client.sync;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads JSON of a server that may be newer: what is not there is null, what is not known is passed over. */
final class Json {
    private Json() {}

    /** The object in this text, or null where it is none. */
    static JsonObject parse(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? element.getAsJsonObject() : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    static String text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || !value.isJsonPrimitive() ? null : value.getAsString();
    }

    static JsonObject object(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || !value.isJsonObject() ? null : value.getAsJsonObject();
    }

    static boolean isTrue(JsonObject json, String name) {
        return "true".equals(text(json, name));
    }

    static Integer integer(JsonObject json, String name) {
        String value = text(json, name);
        return value == null ? null : Integer.valueOf(value);
    }
}
