package nl.ronde.device.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import nl.ronde.platform.StartRefused;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.Refusal;

/**
 * The service account with which Google lets this server send, from the JSON file that Google gives out for it.
 *
 * @param keyId Google's name of the key, so that it can find the public half
 */
record ServiceAccount(String projectId, String email, String keyId, PrivateKey key, String tokenUri) {
    /**
     * Reads the file.
     *
     * @throws StartRefused where it is no such file; its content is not repeated
     */
    static ServiceAccount read(Path file) {
        try {
            JsonNode json = Json.parse(Files.readAllBytes(file));
            String pem = text(json, "private_key");
            String base64 =
                    pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new ServiceAccount(
                    text(json, "project_id"),
                    text(json, "client_email"),
                    text(json, "private_key_id"),
                    key,
                    text(json, "token_uri"));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | Refusal e) {
            throw new StartRefused(
                    "RONDE_FCM_CREDENTIALS is not the JSON file of a service account that this server can read; download it"
                            + " again from the Firebase console",
                    e);
        }
    }

    private static String text(JsonNode json, String field) {
        String value = json.path(field).asText();
        if (value.isBlank()) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }
}
