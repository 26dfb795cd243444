package nl.ronde.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encryption at rest: AES-256-GCM with a random 96-bit nonce, so at most 2^32 values a key. Safe for use by several threads.
 *
 * <p>Envelope: version (1 byte, {@code 1}), length of the key id (1 byte), key id (ASCII), nonce (12 bytes), ciphertext with a
 * tag of 16 bytes. Version and key id are authenticated together with the associated data.
 */
public final class Sealer {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String newest;

    Sealer(Map<String, SecretKey> keys) {
        this.keys = new LinkedHashMap<>(keys);
        this.newest = KeyRing.lastOf(keys);
    }

    /**
     * Seals with the newest key.
     *
     * @param associatedData what the value belongs to, such as provider, table, column and row: it is not stored, and opening
     *     asks for the same, so that a sealed value cannot be moved to another row
     */
    public byte[] seal(byte[] plain, byte[] associatedData) {
        var id = newest.getBytes(StandardCharsets.US_ASCII);
        var header = ByteBuffer.allocate(2 + id.length)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .array();
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(newest), nonce, header, associatedData);
            var sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(header.length + nonce.length + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws SealException when it was changed, the associated data are others, or the key is not here
     */
    public byte[] open(byte[] envelope, byte[] associatedData) {
        var id = keyIdOf(envelope);
        var key = keys.get(id);
        if (key == null) {
            throw new SealException("sealed with the key " + id + ", which is not here");
        }
        var buffer = ByteBuffer.wrap(envelope);
        var header = new byte[2 + id.length()];
        var nonce = new byte[NONCE_BYTES];
        buffer.get(header).get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, associatedData)
                    .doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new SealException("sealed with the key " + id + ", and changed since or belonging to something else");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    /**
     * The id of the key that a value was sealed with; readable without the key.
     *
     * @throws SealException when this is no envelope of a known version
     */
    public static String keyIdOf(byte[] envelope) {
        var length = envelope.length < 2 ? 0 : Byte.toUnsignedInt(envelope[1]);
        if (length == 0 || envelope[0] != VERSION || envelope.length < 2 + length + NONCE_BYTES + TAG_BYTES) {
            throw new SealException("not a sealed value of a known version");
        }
        return new String(envelope, 2, length, StandardCharsets.US_ASCII);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, byte[] associatedData)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
