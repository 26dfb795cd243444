package nl.ronde.identity;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.digest.Sha256;

/**
 * A secret that its holder shows once: refresh tokens, one-time links and enrolments of phones. It begins with the provider, so that its row is
 * looked up within that provider's walls, and ends with 256 random bits. Only its hash is kept.
 */
public record SecretToken(UUID providerId, byte[] secret) {
    private static final int SECRET_BYTES = 32;
    private static final int PROVIDER_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one of this provider. */
    public static SecretToken random(UUID providerId) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new SecretToken(providerId, secret);
    }

    /** What a holder shows; empty where it cannot be one of ours. */
    public static Optional<SecretToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != PROVIDER_BYTES + SECRET_BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID providerId = new UUID(buffer.getLong(), buffer.getLong());
            byte[] secret = new byte[SECRET_BYTES];
            buffer.get(secret);
            return Optional.of(new SecretToken(providerId, secret));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the holder gets. */
    public String text() {
        ByteBuffer buffer = ByteBuffer.allocate(PROVIDER_BYTES + SECRET_BYTES);
        buffer.putLong(providerId.getMostSignificantBits())
                .putLong(providerId.getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** What is kept. */
    public byte[] hash() {
        return Sha256.of(secret);
    }
}
