package nl.ronde.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.identity.AccessTokens.Access;
import nl.ronde.identity.SessionStore.Refresh;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Authenticator;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.keys.BlindIndex;
import org.jspecify.annotations.Nullable;

/**
 * Begins, renews and ends sessions. A refresh token is used once; shown again it ends the whole session, unless within 60
 * seconds its successor was not used yet: then an answer was lost on the way, and the same successor is given again.
 */
public final class Sessions implements Authenticator {
    private static final Duration SLIDING = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofSeconds(60);
    /** Another node may have ended a session: at most this long it is still believed here. */
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);

    private final Db db;
    private final UserStore users;
    private final SessionStore store;
    private final AccessTokens tokens;
    private final BlindIndex successors;
    private final BusinessClock clock;
    private final Audit audit;
    private final Cache<UUID, Access> standing = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(BELIEVED_FOR)
            .build();

    Sessions(
            Db db,
            UserStore users,
            SessionStore store,
            AccessTokens tokens,
            BlindIndex successors,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.users = users;
        this.store = store;
        this.tokens = tokens;
        this.successors = successors;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public Session check(String token) {
        Access access = tokens.check(token);
        return requestId -> {
            Access believed = standing.getIfPresent(access.familyId());
            if (believed == null || believed.sessionVersion() != access.sessionVersion()) {
                ask(access);
            }
            return new Actor(
                    access.providerId(),
                    access.userId(),
                    access.workerId(),
                    access.roles(),
                    requestId,
                    access.deviceId());
        };
    }

    private void ask(Access access) {
        boolean stands = db.reading(
                access.providerId(),
                tx -> store.stands(tx, access.userId(), access.familyId(), access.sessionVersion()));
        if (!stands) {
            standing.invalidate(access.familyId());
            throw IdentityProblem.SESSION_ENDED.refuse();
        }
        standing.put(access.familyId(), access);
    }

    /** A new session of a user whose password was right. */
    TokenPair begin(Tx tx, User user) {
        Instant now = clock.instant();
        SecretToken token = SecretToken.random(tx.providerId());
        Refresh refresh = new Refresh(Ids.next(), user.id(), null, now, now.plus(SLIDING), null, null, null);
        store.insert(tx, token, refresh);
        return pair(tx.providerId(), user, refresh, token);
    }

    private TokenPair pair(UUID providerId, User user, Refresh refresh, SecretToken token) {
        String access = tokens.issue(providerId, user, refresh.familyId(), refresh.deviceId());
        return new TokenPair(access, token.text(), AccessTokens.LIFETIME.toSeconds());
    }

    /** The next pair for a refresh token. */
    public TokenPair renew(String refreshToken, String requestId) {
        SecretToken shown = SecretToken.parse(refreshToken).orElseThrow(IdentityProblem.SESSION_ENDED::refuse);
        // The refusal must not undo the revocation that goes with it: it is thrown after the commit.
        Outcome outcome = db.inTransaction(shown.providerId(), tx -> renew(tx, shown, requestId));
        if (outcome.pair() == null) {
            standing.invalidateAll();
            throw IdentityProblem.SESSION_ENDED.refuse();
        }
        return outcome.pair();
    }

    private Outcome renew(Tx tx, SecretToken shown, String requestId) {
        Instant now = clock.instant();
        Refresh refresh = store.lock(tx, shown.hash()).orElse(null);
        if (refresh == null || refresh.revokedAt() != null || !now.isBefore(refresh.expiresAt())) {
            return Outcome.ENDED;
        }
        User user = users.find(tx, refresh.userId()).orElse(null);
        if (user == null || user.disabled()) {
            return Outcome.ENDED;
        }
        SecretToken successor =
                new SecretToken(tx.providerId(), successors.of(tx.providerId(), "refresh " + shown.text()));
        if (refresh.usedAt() != null) {
            return again(tx, refresh, successor, user, now, requestId);
        }
        Instant latest = refresh.familyStartedAt().plus(ABSOLUTE);
        Instant expires = now.plus(SLIDING).isBefore(latest) ? now.plus(SLIDING) : latest;
        store.markUsed(tx, shown.hash(), now, successor.hash());
        store.insert(
                tx,
                successor,
                new Refresh(
                        refresh.familyId(),
                        refresh.userId(),
                        refresh.deviceId(),
                        refresh.familyStartedAt(),
                        expires,
                        null,
                        null,
                        null));
        return new Outcome(pair(tx.providerId(), user, refresh, successor));
    }

    private Outcome again(Tx tx, Refresh refresh, SecretToken successor, User user, Instant now, String requestId) {
        Refresh next = store.lock(tx, successor.hash()).orElse(null);
        boolean lostAnswer = refresh.usedAt() != null
                && Duration.between(refresh.usedAt(), now).compareTo(GRACE) <= 0
                && next != null
                && next.usedAt() == null;
        if (lostAnswer) {
            return new Outcome(pair(tx.providerId(), user, refresh, successor));
        }
        store.revokeFamily(tx, refresh.familyId(), now);
        Actor actor =
                new Actor(tx.providerId(), user.id(), user.workerId(), user.roles(), requestId, refresh.deviceId());
        audit.append(
                tx,
                actor,
                Audit.Kind.DENY,
                "refreshToken",
                "session",
                refresh.familyId(),
                List.of(),
                "refresh token shown twice: session ended");
        return Outcome.ENDED;
    }

    /** Ends the session that this refresh token belongs to; an unknown one is no reason to complain. */
    public void end(String refreshToken) {
        SecretToken.parse(refreshToken)
                .ifPresent(shown -> db.inTransaction(shown.providerId(), tx -> {
                    store.lock(tx, shown.hash()).ifPresent(refresh -> {
                        store.revokeFamily(tx, refresh.familyId(), clock.instant());
                        standing.invalidate(refresh.familyId());
                    });
                    return true;
                }));
    }

    /** Every session of the user has ended: believed no longer on this node. */
    void forget(UUID userId) {
        standing.asMap().values().removeIf(access -> access.userId().equals(userId));
    }

    private record Outcome(@Nullable TokenPair pair) {
        static final Outcome ENDED = new Outcome(null);
    }
}
