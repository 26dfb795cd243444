package nl.ronde.client.sync;

import com.google.gson.JsonObject;

/** Who is signed in on this phone. */
public final class Tokens {
    private final String userId;
    private final String deviceId;
    private final String accessToken;
    private final String refreshToken;

    /**
     * A pair of tokens.
     *
     * @param userId whose they are; what a phone holds belongs to this user
     * @param deviceId the enrolled phone, or null for a session without one
     */
    public Tokens(String userId, String deviceId, String accessToken, String refreshToken) {
        this.userId = userId;
        this.deviceId = deviceId;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
    }

    /** The text of it, for storages that keep one: a secret. */
    public String text() {
        JsonObject json = new JsonObject();
        json.addProperty("userId", userId);
        json.addProperty("deviceId", deviceId);
        json.addProperty("accessToken", accessToken);
        json.addProperty("refreshToken", refreshToken);
        return json.toString();
    }

    /** The tokens in such a text. */
    public static Tokens of(String text) {
        JsonObject json = Json.parse(text);
        return new Tokens(
                Json.text(json, "userId"),
                Json.text(json, "deviceId"),
                Json.text(json, "accessToken"),
                Json.text(json, "refreshToken"));
    }

    Tokens next(String access, String refresh) {
        return new Tokens(userId, deviceId, access, refresh);
    }

    /** Whose they are. */
    public String userId() {
        return userId;
    }

    /** The enrolled phone, or null. */
    public String deviceId() {
        return deviceId;
    }

    /** For ten minutes of calls. */
    public String accessToken() {
        return accessToken;
    }

    /** Gives the next pair, once. */
    public String refreshToken() {
        return refreshToken;
    }
}
