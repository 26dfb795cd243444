package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/** The line to the server: Retrofit over OkHttp. */
final class Wire {
    /** Every request says which app it is, so that the server can ask for a newer one. */
    static final String APP_VERSION = "Ronde-App-Version";

    private static final MediaType JSON = MediaType.get("application/json");

    private final SyncCalls calls;

    Wire(HttpUrl server, OkHttpClient shared, String appVersion) {
        // A redirect is never ours. OkHttp may resend a request whose connection broke: a repeat has no second effect.
        OkHttpClient client = shared.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .addInterceptor(chain -> chain.proceed(
                        appVersion == null
                                ? chain.request()
                                : chain.request()
                                        .newBuilder()
                                        .header(APP_VERSION, appVersion)
                                        .build()))
                .build();
        this.calls =
                new Retrofit.Builder().baseUrl(server).client(client).build().create(SyncCalls.class);
    }

    Answer changes(String accessToken, String cursor, int limit) throws IOException {
        return answer(calls.changes("Bearer " + accessToken, cursor, limit));
    }

    Answer push(String accessToken, String batch) throws IOException {
        return answer(calls.push("Bearer " + accessToken, "gzip", RequestBody.create(gzip(batch), JSON)));
    }

    Answer refresh(JsonObject body) throws IOException {
        return answer(calls.refresh(RequestBody.create(body.toString(), JSON)));
    }

    Answer wiped(JsonObject body) throws IOException {
        return answer(calls.wiped(RequestBody.create(body.toString(), JSON)));
    }

    /** Time-outs for a phone in a stairwell. */
    static OkHttpClient patient() {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .callTimeout(Duration.ofSeconds(60))
                .build();
    }

    private static Answer answer(Call<ResponseBody> call) throws IOException {
        return Answer.of(call.execute());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
