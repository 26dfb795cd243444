package nl.ronde.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.json.Json;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param mediaType of the body; empty where there is none
 * @param body the bytes
 * @param headers further headers
 */
public record Reply(int status, String mediaType, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    /** 200 with a record as JSON. */
    public static Reply ok(Object body) {
        return new Reply(200, JSON, Json.bytes(body), Map.of());
    }

    /** 201 with what was made. */
    public static Reply created(Object body) {
        return new Reply(201, JSON, Json.bytes(body), Map.of());
    }

    /** 204. */
    public static Reply noContent() {
        return new Reply(204, "", new byte[0], Map.of());
    }

    /** The stored answer of an act; says in a header when it is a repeat. */
    public static Reply answer(int status, Answer answer) {
        Reply reply =
                new Reply(status, JSON, answer.json().getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of());
        return answer.replayed() ? reply.with("Idempotent-Replayed", "true") : reply;
    }

    /** A file to be kept under the given name (letters, digits, {@code ._-} only). */
    public static Reply file(String mediaType, byte[] body, String fileName) {
        return new Reply(
                200, mediaType, body, Map.of("Content-Disposition", "attachment; filename=\"" + fileName + "\""));
    }

    /** The version of the entity, to be sent back in {@code If-Match}. */
    public Reply etag(int version) {
        return with("ETag", "\"" + version + "\"");
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, mediaType, body, more);
    }
}
