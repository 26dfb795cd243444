package nl.ronde.phones;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.ronde.client.api.SignInApi;
import nl.ronde.client.api.http.ApiClient;
import nl.ronde.client.api.model.SignIn;
import retrofit2.Call;
import retrofit2.Response;

/** The office's desks at the server: patient while it is down, and signed in again whenever a token has expired. */
final class OfficeLine {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final String address;
    private final Map<String, ApiClient> desks = new ConcurrentHashMap<>();

    OfficeLine(String address) {
        this.address = address;
    }

    /** The answer, good or a refusal. */
    <T> Response<T> ask(String username, Function<ApiClient, Call<T>> call) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            IOException broken = null;
            try {
                ApiClient desk = desk(username);
                Response<T> answer = call.apply(desk).execute();
                if (answer.code() == 401) {
                    desks.remove(username, desk);
                } else if (answer.code() < 500 && answer.code() != 429) {
                    return answer;
                } else {
                    broken = new IOException("status " + answer.code());
                }
            } catch (IOException e) {
                broken = e;
            }
            if (System.nanoTime() > until) {
                throw new IOException("the office cannot reach the server", broken);
            }
            if (broken != null) {
                pause();
            }
        }
    }

    /** The body of a good answer. */
    <T> T done(String username, Function<ApiClient, Call<T>> call) throws IOException {
        Response<T> answer = ask(username, call);
        if (!answer.isSuccessful()) {
            throw new IOException(
                    username + ": " + answer.code() + " " + answer.errorBody().string());
        }
        return answer.body();
    }

    /** Somebody who has not signed in. */
    ApiClient anybody() {
        return at(new ApiClient());
    }

    private ApiClient desk(String username) throws IOException {
        ApiClient known = desks.get(username);
        if (known != null) {
            return known;
        }
        Response<nl.ronde.client.api.model.TokenPair> answer = anybody()
                .createService(SignInApi.class)
                .createToken(new SignIn().username(username).password("ronde-demo"))
                .execute();
        if (answer.code() == 401) {
            throw new IllegalStateException("the demo's " + username + " cannot sign in at " + address);
        }
        if (!answer.isSuccessful()) {
            throw new IOException("sign-in: status " + answer.code());
        }
        ApiClient desk = at(new ApiClient("bearerAuth"));
        desk.setBearerToken(answer.body().getAccessToken());
        desks.put(username, desk);
        return desk;
    }

    private ApiClient at(ApiClient client) {
        client.getAdapterBuilder().baseUrl(address);
        return client;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
