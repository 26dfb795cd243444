package nl.ronde.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Finds a sealed value by equality without opening any: HMAC-SHA-256 (32 bytes) under a key that HKDF derives for each
 * provider, so that the same bsn at two providers gives two values. Safe for use by several threads.
 */
public final class BlindIndex {

    private static final byte[] PURPOSE = "ronde blind index v1 ".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, SecretKey> keys;
    private final String newest;

    BlindIndex(Map<String, SecretKey> keys) {
        this.keys = new LinkedHashMap<>(keys);
        this.newest = KeyRing.lastOf(keys);
    }

    /** Id of the key with which {@link #of} works. */
    public String keyId() {
        return newest;
    }

    /**
     * What is stored beside the sealed value, by the newest key.
     *
     * @param value in its one written form: the caller strips and normalizes it
     */
    public byte[] of(UUID providerId, String value) {
        return of(keys.get(newest), providerId, value);
    }

    /** What a stored value may be, one for each key, the newest first: to search by while a rotation is under way. */
    public List<byte[]> allOf(UUID providerId, String value) {
        return List.copyOf(keys.values()).reversed().stream()
                .map(it -> of(it, providerId, value))
                .toList();
    }

    private static byte[] of(SecretKey key, UUID providerId, String value) {
        var info = ByteBuffer.allocate(PURPOSE.length + 16)
                .put(PURPOSE)
                .putLong(providerId.getMostSignificantBits())
                .putLong(providerId.getLeastSignificantBits())
                .array();
        try {
            var derived = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, 32));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(derived);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF or HMAC with SHA-256", e);
        }
    }
}
