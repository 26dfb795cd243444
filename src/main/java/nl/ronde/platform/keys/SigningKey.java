package nl.ronde.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An ES256 key pair.
 *
 * @param kid id of the key, for the header of a token
 * @param privateKey signs
 * @param publicKey verifies
 */
public record SigningKey(String kid, ECPrivateKey privateKey, ECPublicKey publicKey) {

    private static final String CURVE = "secp256r1";

    /** A new pair as PEM: PKCS#8, and beside it the public key, which Java cannot work out of the private one. */
    static String newPem() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        var pair = generator.generateKeyPair();
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + title + "-----\n";
    }

    /** Reads such a file. Throws when it is no pair on P-256, or the two halves do not fit. */
    static SigningKey read(String kid, String pem) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("EC");
        var privateKey = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(section("PRIVATE KEY", pem)));
        var publicKey = (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(section("PUBLIC KEY", pem)));
        if (privateKey.getParams().getCurve().getField().getFieldSize() != 256) {
            throw new GeneralSecurityException("not a P-256 key");
        }
        var probe = kid.getBytes(StandardCharsets.US_ASCII);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(privateKey);
        signer.update(probe);
        var signature = signer.sign();
        signer.initVerify(publicKey);
        signer.update(probe);
        if (!signer.verify(signature)) {
            throw new GeneralSecurityException("the private and the public key are not a pair");
        }
        return new SigningKey(kid, privateKey, publicKey);
    }

    private static byte[] section(String title, String pem) throws GeneralSecurityException {
        var found = Pattern.compile("-----BEGIN " + title + "-----([A-Za-z0-9+/=\\s]+)-----END " + title + "-----")
                .matcher(pem);
        if (!found.find()) {
            throw new GeneralSecurityException("no " + title + " in it");
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    /** The id only. */
    @Override
    public String toString() {
        return "SigningKey " + kid;
    }
}
