package nl.ronde.identity;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import nl.ronde.identity.SessionStore.BoundDevice;
import nl.ronde.identity.SessionStore.Refresh;
import nl.ronde.platform.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Holds a refresh against the phone that its session is bound to: the same device, neither wiped nor revoked, and signed by
 * its key where it gave one. The proof names the refresh token's hash, which is good for one refresh: that makes it fresh. The
 * phone's clock is not asked, since a wrong one must not sign a worker out.
 */
final class DeviceProof {
    private DeviceProof() {}

    /** Why this refresh is refused, or null. */
    static @Nullable IdentityProblem check(Refresh refresh, BoundDevice device, Sessions.Renewal renewal) {
        if (!java.util.Objects.equals(refresh.deviceId(), renewal.deviceId())) {
            return IdentityProblem.DEVICE_MISMATCH;
        }
        // A phone that lost its key must still learn that it is to be wiped.
        if (device.wiped()) {
            return IdentityProblem.DEVICE_WIPED;
        }
        if (device.revoked()) {
            return IdentityProblem.DEVICE_REVOKED;
        }
        boolean proven = device.publicKey() == null || proves(device.publicKey(), renewal);
        return proven ? null : IdentityProblem.DEVICE_PROOF_INVALID;
    }

    private static boolean proves(byte[] publicKey, Sessions.Renewal renewal) {
        if (renewal.deviceProof() == null) {
            return false;
        }
        try {
            Claims claims = Jwts.parser()
                    .verifyWith(key(publicKey))
                    .sig()
                    .clear()
                    .add(Jwts.SIG.ES256)
                    .and()
                    .build()
                    .parseSignedClaims(renewal.deviceProof())
                    .getPayload();
            return claims.getIssuedAt() != null
                    && claims.getId() != null
                    && hash(renewal.refreshToken()).equals(claims.get("rth", String.class));
        } catch (JwtException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey key(byte[] publicKey) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was checked at enrolment", e);
        }
    }

    private static String hash(String refreshToken) {
        byte[] hash = Sha256.of(refreshToken.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
