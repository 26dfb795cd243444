package nl.ronde.device.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A push service and its token service on this machine, as Google describes them (OAuth 2.0 for service accounts; FCM HTTP
 * v1): it gives a token for an assertion that the account's key signed, and takes messages with that token only.
 */
final class FcmService implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EMAIL = "ronde@proef.iam.gserviceaccount.com";

    /** One account for all: making its key takes longer than a test. */
    private static final KeyPair KEY = Jwts.SIG.RS256.keyPair().build();

    private final HttpServer server;
    private final Supplier<Instant> now;
    private final List<JsonNode> messages = new ArrayList<>();
    private int tokensGiven;
    private String token = "";
    private int status = 200;
    private String answer = "{\"name\":\"projects/proef/messages/1\"}";

    FcmService(Supplier<Instant> now) throws IOException {
        this.now = now;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::giveToken);
        server.createContext("/v1/projects/proef/messages:send", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes the file of the service account. */
    Path credentials(Path file) throws IOException {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(
                file,
                MAPPER.writeValueAsString(Map.of(
                        "type",
                        "service_account",
                        "project_id",
                        "proef",
                        "private_key_id",
                        "key-1",
                        "private_key",
                        pem,
                        "client_email",
                        EMAIL,
                        "token_uri",
                        url() + "/token")));
    }

    /** What messages get from now on. */
    synchronized void answers(int newStatus, String body) {
        status = newStatus;
        answer = body;
    }

    /** The tokens given so far are of no use any more. */
    synchronized void forgetsToken() {
        token = "";
    }

    synchronized int tokensGiven() {
        return tokensGiven;
    }

    /** The messages taken since the last time somebody asked. */
    synchronized List<JsonNode> taken() {
        List<JsonNode> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    private synchronized void giveToken(HttpExchange exchange) throws IOException {
        String form = read(exchange);
        String assertion = form.replaceAll("^.*assertion=", "");
        boolean grant = URLDecoder.decode(form, StandardCharsets.UTF_8)
                .startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
        try {
            Jws<Claims> jws = Jwts.parser()
                    .verifyWith(KEY.getPublic())
                    .sig()
                    .clear()
                    .add(Jwts.SIG.RS256)
                    .and()
                    .clock(() -> Date.from(now.get()))
                    .requireIssuer(EMAIL)
                    .requireAudience(url() + "/token")
                    .require("scope", "https://www.googleapis.com/auth/firebase.messaging")
                    .build()
                    .parseSignedClaims(assertion);
            Claims claims = jws.getPayload();
            long lasts = claims.getExpiration().getTime() - claims.getIssuedAt().getTime();
            if (!grant || lasts > 3_600_000 || !"key-1".equals(jws.getHeader().getKeyId())) {
                write(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            token = "ya29.token-" + ++tokensGiven;
            write(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
        } catch (JwtException e) {
            write(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        JsonNode message = MAPPER.readTree(read(exchange));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (token.isEmpty() || !("Bearer " + token).equals(authorization)) {
            write(exchange, 401, "{\"error\":{\"status\":\"UNAUTHENTICATED\"}}");
            return;
        }
        messages.add(message);
        write(exchange, status, answer);
    }

    private static String read(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
