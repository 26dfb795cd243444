package nl.ronde.device.push;

import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.waiting.OutgoingHttp;
import org.jspecify.annotations.Nullable;

/** The access token of the service account (RFC 7523): asked for with a signed assertion, kept until shortly before its end. */
final class FcmAccess {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final int ASSERTION_SECONDS = 3_600;
    private static final int MARGIN_SECONDS = 120;

    private final OutgoingHttp http;
    private final ServiceAccount account;
    private final BusinessClock clock;
    private volatile @Nullable Token known;

    FcmAccess(OutgoingHttp http, ServiceAccount account, BusinessClock clock) {
        this.http = http;
        this.account = account;
        this.clock = clock;
    }

    /**
     * A token that is good for at least the next request.
     *
     * @throws IOException where the service gave none
     */
    String token() throws IOException {
        Token token = known;
        if (token == null || !clock.instant().isBefore(token.goodUntil())) {
            token = ask();
            known = token;
        }
        return token.text();
    }

    /** The token was refused: the next call asks for another. */
    void forget() {
        known = null;
    }

    private Token ask() throws IOException {
        Instant now = clock.instant();
        String assertion = Jwts.builder()
                .header()
                .type("JWT")
                .keyId(account.keyId())
                .and()
                .issuer(account.email())
                .claim("aud", account.tokenUri())
                .claim("scope", SCOPE)
                .issuedAt(Date.from(now))
                .expiration(Date.from(AmsterdamTime.plusSeconds(now, ASSERTION_SECONDS)))
                .signWith(account.key(), Jwts.SIG.RS256)
                .compact();
        OutgoingHttp.Answer answer = http.post(
                account.tokenUri(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type="
                        + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + assertion);
        if (answer.status() != 200) {
            throw new IOException("the token service of the push service answered " + answer.status());
        }
        var json = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        String text = json.path("access_token").asText();
        if (text.isEmpty()) {
            throw new IOException("the token service of the push service gave no token");
        }
        long lasts = Math.max(0, json.path("expires_in").asLong() - MARGIN_SECONDS);
        return new Token(text, AmsterdamTime.plusSeconds(now, lasts));
    }

    private record Token(String text, Instant goodUntil) {}
}
