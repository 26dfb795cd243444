package nl.ronde.platform.waiting;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls to other servers, with time-outs. Never from within a transaction: its connection would be held for as long as
 * somebody else's server takes.
 */
public final class OutgoingHttp {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_SECONDS = 6;
    private static final int IDLE_SECONDS = 30;

    private final HttpClient client;

    /** A client of its own connections; certificates are checked against those that Java trusts. */
    public OutgoingHttp(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setDecompressionSupported(true));
    }

    /**
     * Posts a body and waits for the whole answer, whatever its status.
     *
     * @throws IOException where no answer came in time
     */
    public Answer post(String url, Map<String, String> headers, String body) throws IOException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        try {
            // The body is asked for where the head arrives: one step further on it may have passed by already.
            return Waiting.await(client.request(options)
                    .compose((HttpClientRequest request) -> request.send(Buffer.buffer(body))
                            .compose((HttpClientResponse response) ->
                                    response.body().map(bytes -> new Answer(response.statusCode(), bytes.toString()))))
                    .timeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IOException("no answer from " + host(url), e);
        }
    }

    /** The address may hold more than the log should. */
    private static String host(String url) {
        return java.net.URI.create(url).getHost();
    }

    /** An answer: its status and its body as UTF-8. */
    public record Answer(int status, String body) {}
}
