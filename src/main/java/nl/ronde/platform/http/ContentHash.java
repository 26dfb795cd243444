package nl.ronde.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.ronde.platform.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Tells two acts under one key apart. Over the operation, the ids in its address and the body, whatever way it came: what
 * says when or in which order it was sent is left out, for a repeat is sent later.
 */
final class ContentHash {
    /** Fields of an act's body that are about its sending, not about what was done. */
    static final List<String> OF_SENDING = List.of("sentAt", "deviceSeq");

    private ContentHash() {}

    static byte[] of(Contract.Operation operation, Map<String, String> parameters, @Nullable ObjectNode body) {
        MessageDigest digest = Sha256.begin();
        digest.update(operation.id().getBytes(StandardCharsets.UTF_8));
        parameters.entrySet().stream()
                .filter(entry -> operation.path().contains("{" + entry.getKey() + "}"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        digest.update((entry.getKey() + "=" + entry.getValue().toLowerCase(Locale.ROOT) + "\n")
                                .getBytes(StandardCharsets.UTF_8)));
        if (body != null) {
            ObjectNode content = body.deepCopy();
            content.remove(OF_SENDING);
            digest.update(Canonical.bytes(content));
        }
        return digest.digest();
    }
}
