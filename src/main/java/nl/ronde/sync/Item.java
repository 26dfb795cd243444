package nl.ronde.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One element of a batch, as far as it can be read. What cannot be read is kept with the reason, and told apart by its bytes
 * where it has no key of its own.
 *
 * @param bytes as it came
 * @param json strictly read; null where that failed
 * @param refusal why it cannot be carried out; null where it has the form of the contract
 * @param mutationId its key; null where it has none that can be read
 * @param deviceSeq the phone's counter; 0 where it has none that can be read
 * @param type the kind of act; {@code unreadable} where it cannot be told
 * @param entityId what it is about, where it says so
 */
record Item(
        byte[] bytes,
        @Nullable ObjectNode json,
        @Nullable Refusal refusal,
        @Nullable UUID mutationId,
        long deviceSeq,
        String type,
        @Nullable UUID entityId) {
    static final String UNREADABLE = "unreadable";
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern KEY_IN_TEXT = Pattern.compile("\"mutationId\"\\s*:\\s*\"(" + UUID_TEXT + ")\"");
    private static final Pattern TYPE_TEXT = Pattern.compile("[a-z][a-z.-]{0,59}");

    static Item read(Contract contract, byte[] bytes) {
        JsonNode json;
        try {
            json = Json.parse(bytes);
        } catch (Refusal refusal) {
            return new Item(bytes, null, refusal, keyIn(bytes), 0, UNREADABLE, null);
        }
        Refusal refusal = null;
        try {
            contract.check("SyncMutation", json);
        } catch (Refusal found) {
            refusal = found;
        }
        String type = json.path("type").asText("");
        return new Item(
                bytes,
                json instanceof ObjectNode object ? object : null,
                refusal,
                id(json.path("mutationId")).orElse(null),
                json.path("deviceSeq").canConvertToLong()
                        ? Math.max(0, json.path("deviceSeq").asLong())
                        : 0,
                TYPE_TEXT.matcher(type).matches() ? type : UNREADABLE,
                id(json.path("entityId")).orElse(null));
    }

    /** So that the phone can tell which of its items it was. */
    private static @Nullable UUID keyIn(byte[] bytes) {
        Matcher found = KEY_IN_TEXT.matcher(new String(bytes, StandardCharsets.UTF_8));
        return found.find() ? UUID.fromString(found.group(1)) : null;
    }

    private static Optional<UUID> id(JsonNode node) {
        return node.isTextual() && UUID_TEXT.matcher(node.asText()).matches()
                ? Optional.of(UUID.fromString(node.asText()))
                : Optional.empty();
    }

    /** The key under which it is kept: its own, or one made of its bytes, so that a repeat of the same is kept once. */
    UUID key() {
        return mutationId == null ? UUID.nameUUIDFromBytes(bytes) : mutationId;
    }

    /** The body of the online operation: the payload with the two moments. */
    ObjectNode body(JsonNode sentAt) {
        ObjectNode body = ((ObjectNode) json.path("payload")).deepCopy();
        body.set("occurred", json.path("occurred"));
        body.set("sentAt", sentAt);
        return body;
    }
}
