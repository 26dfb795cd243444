package nl.ronde.support;

import static nl.ronde.support.TestClient.json;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import org.jspecify.annotations.Nullable;

/** A phone of a worker, enrolled through the API by a link of the planner, with or without a key of its own. */
public final class Phone {
    private final TestApp app;
    private final String id;
    private final @Nullable KeyPair key;
    private String accessToken;
    private String refreshToken;

    private Phone(TestApp app, @Nullable KeyPair key, Answer enrolled) {
        this.app = app;
        this.key = key;
        this.id = enrolled.field("deviceId");
        this.accessToken = enrolled.field("accessToken");
        this.refreshToken = enrolled.field("refreshToken");
    }

    /** A phone without a key. */
    public static Phone enrol(TestApp app, UUID workerId) {
        return enrol(app, workerId, null);
    }

    /** A phone whose refreshes are signed. */
    public static Phone enrolWithKey(TestApp app, UUID workerId) {
        return enrol(app, workerId, Jwts.SIG.ES256.keyPair().build());
    }

    private static Phone enrol(TestApp app, UUID workerId, @Nullable KeyPair key) {
        Answer enrolled = enrol(app, link(app, workerId), key).expect(201);
        return new Phone(app, key, enrolled);
    }

    /** The token of a new link for this worker. */
    public static String link(TestApp app, UUID workerId) {
        return app.as("planner")
                .call("createDeviceEnrolment", Map.of(), json("workerId", workerId.toString()))
                .expect(201)
                .field("token");
    }

    /** What a phone gets for the token of a link. */
    public static Answer enrol(TestApp app, String token, @Nullable KeyPair key) {
        return app.anonymous()
                .call(
                        "enrolDevice",
                        Map.of(),
                        json(
                                "token",
                                token,
                                "deviceName",
                                "Telefoon van Hanna",
                                "model",
                                "Fairphone 5",
                                "platformVersion",
                                "Android 15",
                                "appVersion",
                                "1.4.2",
                                "publicKey",
                                key == null ? null : base64(key.getPublic().getEncoded())));
    }

    /** The device's id. */
    public String id() {
        return id;
    }

    /** The API with this phone's access token. */
    public TestClient api() {
        return app.anonymous().withToken(accessToken);
    }

    /** The refresh token it holds. */
    public String refreshToken() {
        return refreshToken;
    }

    /** Renews its tokens and keeps the new ones. */
    public Answer refreshes() {
        Answer answer = shows(refreshToken, id, key == null ? null : proof(key, refreshToken));
        if (answer.status() == 200) {
            accessToken = answer.field("accessToken");
            refreshToken = answer.field("refreshToken");
        }
        return answer;
    }

    /** Shows a refresh token, as some device, with some proof; keeps nothing. */
    public Answer shows(String token, @Nullable String deviceId, @Nullable String proof) {
        return app.anonymous()
                .call(
                        "refreshToken",
                        Map.of(),
                        json("refreshToken", token, "deviceId", deviceId, "deviceProof", proof));
    }

    /** A proof by its key for this token. */
    public String proof(String token) {
        return proof(java.util.Objects.requireNonNull(key), token);
    }

    /** A proof by some key for this token; the phone's clock is a day off. */
    public static String proof(KeyPair key, String token) {
        return Jwts.builder()
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(TestApp.START.minusSeconds(86_400)))
                .claim("rth", hash(token))
                .signWith(key.getPrivate(), Jwts.SIG.ES256)
                .compact();
    }

    /** What a proof says of a token. */
    public static String hash(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
