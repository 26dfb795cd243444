package nl.ronde.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.ronde.audit.Audit;
import nl.ronde.identity.AccessTokens.Access;
import nl.ronde.identity.SessionStore.Refresh;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
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
    /** A phone that was in a drawer over a long holiday still hands in what it holds. */
    private static final Duration SLIDING_OF_DEVICE = Duration.ofDays(45);

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
    private final AtomicLong endings = new AtomicLong();
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
        long endedBefore = endings.get();
        SessionStore.Standing found = db.reading(
                access.providerId(),
                tx -> store.standing(
                        tx, access.userId(), access.familyId(), access.deviceId(), access.sessionVersion()));
        if (found == SessionStore.Standing.STANDS) {
            standing.put(access.familyId(), access);
            if (endings.get() != endedBefore) {
                // Something ended between the look and the note of it: that look is not believed beyond this request.
                standing.invalidate(access.familyId());
            }
            return;
        }
        standing.invalidate(access.familyId());
        throw switch (found) {
            case DEVICE_WIPED -> IdentityProblem.DEVICE_WIPED.refuse();
            case DEVICE_REVOKED -> IdentityProblem.DEVICE_REVOKED.refuse();
            default -> IdentityProblem.SESSION_ENDED.refuse();
        };
    }

    /** A new session of a user whose password was right, or who shows a phone's one-time link. */
    TokenPair begin(Tx tx, User user, @Nullable UUID deviceId) {
        Instant now = clock.instant();
        SecretToken token = SecretToken.random(tx.providerId());
        Refresh refresh =
                new Refresh(Ids.next(), user.id(), deviceId, now, now.plus(sliding(deviceId)), null, null, null);
        store.insert(tx, token, refresh);
        return pair(tx.providerId(), user, refresh, token);
    }

    private TokenPair pair(UUID providerId, User user, Refresh refresh, SecretToken token) {
        String access = tokens.issue(providerId, user, refresh.familyId(), refresh.deviceId());
        return new TokenPair(access, token.text(), AccessTokens.LIFETIME.toSeconds());
    }

    /** The next pair for a refresh token. */
    TokenPair renew(Renewal renewal, String requestId) {
        SecretToken shown =
                SecretToken.parse(renewal.refreshToken()).orElseThrow(IdentityProblem.SESSION_ENDED::refuse);
        // The refusal must not undo the revocation or the entry that goes with it: it is thrown after the commit.
        Outcome outcome = db.inTransaction(shown.providerId(), tx -> renew(tx, shown, renewal, requestId));
        if (outcome.pair() == null) {
            if (outcome == Outcome.ENDED) {
                standing.invalidateAll();
            }
            throw outcome.refused().refuse();
        }
        return outcome.pair();
    }

    private Outcome renew(Tx tx, SecretToken shown, Renewal renewal, String requestId) {
        Instant now = clock.instant();
        Refresh refresh = store.lock(tx, shown.hash()).orElse(null);
        if (refresh == null) {
            return Outcome.ENDED;
        }
        if (refresh.deviceId() != null) {
            IdentityProblem refused = DeviceProof.check(refresh, store.device(tx, refresh.deviceId()), renewal);
            if (refused != null) {
                deny(tx, refresh, requestId, refused);
                return new Outcome(null, refused);
            }
        }
        if (refresh.revokedAt() != null || !now.isBefore(refresh.expiresAt())) {
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
        Instant expires =
                now.plus(sliding(refresh.deviceId())).isBefore(latest) ? now.plus(sliding(refresh.deviceId())) : latest;
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
        return new Outcome(pair(tx.providerId(), user, refresh, successor), IdentityProblem.SESSION_ENDED);
    }

    private Outcome again(Tx tx, Refresh refresh, SecretToken successor, User user, Instant now, String requestId) {
        Refresh next = store.lock(tx, successor.hash()).orElse(null);
        boolean lostAnswer = refresh.usedAt() != null
                && Duration.between(refresh.usedAt(), now).compareTo(GRACE) <= 0
                && next != null
                && next.usedAt() == null;
        if (lostAnswer) {
            return new Outcome(pair(tx.providerId(), user, refresh, successor), IdentityProblem.SESSION_ENDED);
        }
        store.revokeFamily(tx, refresh.familyId(), now);
        deny(tx, refresh, requestId, "refresh token shown twice: session ended");
        return Outcome.ENDED;
    }

    private void deny(Tx tx, Refresh refresh, String requestId, IdentityProblem refused) {
        deny(tx, refresh, requestId, refused.code());
    }

    private void deny(Tx tx, Refresh refresh, String requestId, String reason) {
        Set<Role> roles = users.find(tx, refresh.userId()).map(User::roles).orElse(Set.of());
        Actor actor = new Actor(tx.providerId(), refresh.userId(), null, roles, requestId, refresh.deviceId());
        audit.append(tx, actor, Audit.Kind.DENY, "refreshToken", "session", refresh.familyId(), List.of(), reason);
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
        endings.incrementAndGet();
        standing.asMap().values().removeIf(access -> access.userId().equals(userId));
    }

    /** The phone may no longer work: believed no longer on this node. */
    void forgetDevice(UUID deviceId) {
        endings.incrementAndGet();
        standing.asMap().values().removeIf(access -> deviceId.equals(access.deviceId()));
    }

    /**
     * What a refresh shows.
     *
     * @param deviceId the phone that asks; needed where the session is bound to one
     * @param deviceProof signed by that phone's key, where it gave one
     */
    record Renewal(
            String refreshToken,
            @Nullable UUID deviceId,
            @Nullable String deviceProof) {}

    private static Duration sliding(@Nullable UUID deviceId) {
        return deviceId == null ? SLIDING : SLIDING_OF_DEVICE;
    }

    private record Outcome(@Nullable TokenPair pair, IdentityProblem refused) {
        static final Outcome ENDED = new Outcome(null, IdentityProblem.SESSION_ENDED);
    }
}
