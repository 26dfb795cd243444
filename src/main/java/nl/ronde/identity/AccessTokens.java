package nl.ronde.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.keys.SigningKey;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: ten minutes, ES256, for one audience. Checking a signature costs more than the rest of a request, so tokens
 * already found good are remembered until they expire; whether their session still stands is asked each time elsewhere.
 */
final class AccessTokens {
    /** How long an access token lasts. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String TYPE = "at+jwt";
    private static final String AUDIENCE = "ronde-api";
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final SigningKey signingKey;
    private final String issuer;
    private final BusinessClock clock;
    private final JwtParser parser;
    private final Cache<String, Access> verified =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /** Signs with the one key; reads tokens of all the given public keys, by key id. */
    AccessTokens(
            SigningKey signingKey,
            Function<String, Optional<ECPublicKey>> publicKeys,
            String issuer,
            BusinessClock clock) {
        this.signingKey = signingKey;
        this.issuer = issuer;
        this.clock = clock;
        this.parser = Jwts.parser()
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(0)
                .requireIssuer(issuer)
                .requireAudience(AUDIENCE)
                .keyLocator(header -> key(publicKeys, header.get("kid")))
                .sig()
                .clear()
                .add(Jwts.SIG.ES256)
                .and()
                .build();
    }

    private static Key key(Function<String, Optional<ECPublicKey>> publicKeys, @Nullable Object kid) {
        return Optional.ofNullable(kid)
                .flatMap(id -> publicKeys.apply(String.valueOf(id)))
                .orElseThrow(() -> new JwtException("unknown key"));
    }

    /** A new token for this user's session. On a phone it carries the role worker only: its link was handed out by others. */
    String issue(UUID providerId, User user, UUID familyId, @Nullable UUID deviceId) {
        Instant now = clock.instant();
        var token = Jwts.builder()
                .header()
                .type(TYPE)
                .keyId(signingKey.kid())
                .and()
                .issuer(issuer)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(user.id().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .claim("prv", providerId.toString())
                .claim("ses", familyId.toString())
                .claim("ver", user.sessionVersion())
                .claim(
                        "rol",
                        user.roles().stream()
                                .filter(role -> deviceId == null || role == Role.WORKER)
                                .map(Role::word)
                                .toList());
        if (user.workerId() != null) {
            token.claim("wrk", user.workerId().toString());
        }
        if (deviceId != null) {
            token.claim("dev", deviceId.toString());
        }
        return token.signWith(signingKey.privateKey(), Jwts.SIG.ES256).compact();
    }

    /** What a token says, once its signature, kind, issuer, audience and times are found good. */
    Access check(String token) {
        Instant now = clock.instant();
        Access known = verified.getIfPresent(token);
        if (known == null) {
            known = verify(token, now);
            verified.put(token, known);
        }
        if (!now.isBefore(known.expiresAt())) {
            verified.invalidate(token);
            throw CommonProblem.TOKEN_EXPIRED.refuse();
        }
        return known;
    }

    private Access verify(String token, Instant now) {
        try {
            Jws<Claims> jws = parser.parseSignedClaims(token);
            Claims claims = jws.getPayload();
            // The library asks neither for a kind nor for an end: a token without them must not live for ever.
            boolean complete = TYPE.equals(jws.getHeader().getType())
                    && claims.getExpiration() != null
                    && claims.getIssuedAt() != null
                    && !claims.getIssuedAt().toInstant().isAfter(now.plus(LEEWAY));
            if (!complete) {
                throw CommonProblem.UNAUTHENTICATED.refuse();
            }
            return access(claims);
        } catch (ExpiredJwtException e) {
            throw CommonProblem.TOKEN_EXPIRED.refuse();
        } catch (JwtException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw CommonProblem.UNAUTHENTICATED.refuse();
        }
    }

    private static Access access(Claims claims) {
        Set<Role> roles = new TreeSet<>();
        for (Object word : claims.get("rol", List.class)) {
            roles.add(Role.of(String.valueOf(word)));
        }
        return new Access(
                UUID.fromString(claims.get("prv", String.class)),
                UUID.fromString(claims.getSubject()),
                idOrNull(claims.get("wrk", String.class)),
                roles,
                UUID.fromString(claims.get("ses", String.class)),
                claims.get("ver", Integer.class),
                idOrNull(claims.get("dev", String.class)),
                claims.getExpiration().toInstant());
    }

    private static @Nullable UUID idOrNull(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** A checked token. */
    record Access(
            UUID providerId,
            UUID userId,
            @Nullable UUID workerId,
            Set<Role> roles,
            UUID familyId,
            int sessionVersion,
            @Nullable UUID deviceId,
            Instant expiresAt) {}
}
