package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/**
 * The proof by the P-256 key whose public half was given at enrolment. On Android the key is made in the {@code
 * AndroidKeyStore} and cannot leave it.
 */
public final class EnrolledKey implements DeviceProof {
    private static final int HALF = 32;

    private final PrivateKey key;
    private final PhoneClock clock;

    /** A proof by this key. */
    public EnrolledKey(PrivateKey key, PhoneClock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String of(String refreshToken) {
        try {
            JsonObject claims = new JsonObject();
            claims.addProperty(
                    "rth", base64(MessageDigest.getInstance("SHA-256").digest(bytes(refreshToken))));
            claims.addProperty("jti", UUID.randomUUID().toString());
            claims.addProperty("iat", clock.wall().getEpochSecond());
            String signed =
                    base64(bytes("{\"alg\":\"ES256\",\"typ\":\"JWT\"}")) + '.' + base64(bytes(claims.toString()));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(bytes(signed));
            return signed + '.' + base64(fixedLength(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the phone's key cannot sign", e);
        }
    }

    /** From the DER form that Java gives (two integers) to the two halves of 32 bytes that a JWT has. */
    private static byte[] fixedLength(byte[] der) {
        byte[] halves = new byte[2 * HALF];
        int at = 2;
        for (int half = 0; half < 2; half++) {
            int length = der[at + 1];
            int from = at + 2;
            int surplus = Math.max(0, length - HALF);
            int count = length - surplus;
            System.arraycopy(der, from + surplus, halves, (half + 1) * HALF - count, count);
            at = from + length;
        }
        return halves;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
