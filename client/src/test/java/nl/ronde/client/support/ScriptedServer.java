package nl.ronde.client.support;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A server that answers as told: a newer one, an overloaded one, a hotel's sign-in page. What cannot be had from the real one. */
public final class ScriptedServer implements AutoCloseable {
    /** A request as it came; {@code body} unpacked, null where it is no JSON object. */
    public record Request(
            String method, String path, String query, String authorization, String encoding, JsonObject body) {}

    /** An answer; {@code cut} breaks the connection in its place. */
    public record Reply(int status, String body, String retryAfter, boolean cut) {
        /** A good answer. */
        public static Reply ok(String body) {
            return new Reply(200, body, null, false);
        }

        /** A refusal by the server itself. */
        public static Reply refusal(int status, String code) {
            return new Reply(
                    status, "{\"status\":" + status + ",\"code\":\"" + code + "\",\"title\":\"Nee.\"}", null, false);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Reply> script;

    /** Starts it. */
    public ScriptedServer(Function<Request, Reply> script) throws IOException {
        this.script = script;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        String text;
        try (InputStream raw = exchange.getRequestBody();
                InputStream in = "gzip".equals(encoding) ? new GZIPInputStream(raw) : raw) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getQuery(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                encoding,
                text.startsWith("{") ? JsonParser.parseString(text).getAsJsonObject() : null);
        requests.add(request);
        Reply reply = script.apply(request);
        if (reply.cut()) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
        // OkHttp repeats by itself what broke on a used connection: each request has a fresh one, so that a cut is
        // seen.
        exchange.getResponseHeaders().add("Connection", "close");
        if (reply.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Its address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What came, in order. */
    public List<Request> requests() {
        return requests;
    }

    /** What came to this path. */
    public List<Request> requestsTo(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
