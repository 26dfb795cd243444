package nl.ronde.message.iwmo.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.keys.BlindIndex;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.keys.Sealer;

/**
 * Seals messages and replies, which hold a BSN, and recognises a file that came before. The fingerprint is keyed: a plain
 * hash would let somebody who knows the rest of a message try all BSNs.
 */
final class MessageVault {
    private final Sealer sealer;
    private final BlindIndex index;

    MessageVault(KeyRing keys) {
        this.sealer = keys.sealer();
        this.index = keys.blindIndex();
    }

    /** The fingerprints of these bytes by every key, the one to write with first. */
    List<byte[]> fingerprints(UUID providerId, byte[] bytes) {
        return index.allOf(providerId, "iwmo " + Sha256.hex(bytes));
    }

    byte[] sealContent(UUID providerId, UUID messageId, byte[] bytes) {
        return sealer.seal(bytes, belongsTo(providerId, messageId, "content"));
    }

    byte[] sealReply(UUID providerId, UUID messageId, byte[] bytes) {
        return sealer.seal(bytes, belongsTo(providerId, messageId, "reply"));
    }

    byte[] openReply(UUID providerId, UUID messageId, byte[] sealed) {
        return sealer.open(sealed, belongsTo(providerId, messageId, "reply"));
    }

    private static byte[] belongsTo(UUID providerId, UUID messageId, String part) {
        return ("iwmo_message " + providerId + " " + messageId + " " + part).getBytes(StandardCharsets.US_ASCII);
    }
}
