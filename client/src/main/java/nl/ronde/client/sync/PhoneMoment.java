package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** A moment as the phone saw it; the server works out the true time. */
public final class PhoneMoment {
    private final Instant wall;
    private final long elapsedMs;
    private final UUID bootId;

    /** See {@link PhoneClock} for the three. */
    public PhoneMoment(Instant wall, long elapsedMs, UUID bootId) {
        this.wall = wall;
        this.elapsedMs = elapsedMs;
        this.bootId = bootId;
    }

    static PhoneMoment of(JsonObject json) {
        return new PhoneMoment(
                Instant.parse(json.get("wall").getAsString()),
                json.get("elapsedMs").getAsLong(),
                UUID.fromString(json.get("bootId").getAsString()));
    }

    /** The clock on the wall, in milliseconds. */
    public Instant wall() {
        return wall;
    }

    /** Milliseconds since the phone was started. */
    public long elapsedMs() {
        return elapsedMs;
    }

    /** Which start of the phone. */
    public UUID bootId() {
        return bootId;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("wall", wall.toString());
        json.addProperty("elapsedMs", elapsedMs);
        json.addProperty("bootId", bootId.toString());
        return json;
    }
}
