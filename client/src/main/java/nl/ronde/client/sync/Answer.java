package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** An answer as it came. Whoever answers without our JSON (a hotel's sign-in page, a proxy) is not the server. */
final class Answer {
    private static final long LONGEST_WAIT_S = 86_400;

    private final int status;
    private final JsonObject json;
    private final Duration retryAfter;

    private Answer(int status, JsonObject json, Duration retryAfter) {
        this.status = status;
        this.json = json;
        this.retryAfter = retryAfter;
    }

    static Answer of(Response<ResponseBody> response) throws IOException {
        try (ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody()) {
            JsonObject json = body == null ? null : Json.parse(body.string());
            return new Answer(response.code(), json, seconds(response.headers().get("Retry-After")));
        }
    }

    private static Duration seconds(String header) {
        try {
            return header == null
                    ? Duration.ZERO
                    : Duration.ofSeconds(Math.max(0, Math.min(LONGEST_WAIT_S, Long.parseLong(header.trim()))));
        } catch (NumberFormatException e) {
            // The other form of the header is a date, which needs a right clock: the own back-off will do.
            return Duration.ZERO;
        }
    }

    int status() {
        return status;
    }

    /** The body of a good answer. */
    JsonObject json() {
        return json;
    }

    boolean isGood() {
        return status == 200 && json != null;
    }

    /** The stable code of a refusal by the server itself, or null. */
    String code() {
        return json == null || status < 400 ? null : Json.text(json, "code");
    }

    boolean isRefusedWith(int wanted, String code) {
        return status == wanted && code.equals(code());
    }

    /** The refusal in Dutch, or null. */
    String title() {
        return json == null ? null : Json.text(json, "title");
    }

    Duration retryAfter() {
        return retryAfter;
    }

    /** True where the server itself refuses, for a reason that another try does not mend. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 429 && code() != null;
    }
}
