package nl.ronde.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Slows guessing down: after five wrong passwords for one username (or one-time links for one purpose) from one address each further try must wait longer, up
 * to 25 seconds. Nobody is locked out for good by somebody else's guessing.
 */
public final class SignInThrottle {
    private static final int FREE_TRIES = 5;
    private static final int LONGEST_DELAY_SECONDS = 25;

    private final BusinessClock clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();

    /** A throttle of its own. */
    public SignInThrottle(BusinessClock clock) {
        this.clock = clock;
    }

    /** Refuses with 429 while the delay after the last wrong try runs; the password is not looked at then. */
    public void check(String username, String address) {
        Failures known = failures.getIfPresent(key(username, address));
        if (known == null || known.count() < FREE_TRIES) {
            return;
        }
        int delay = Math.min(LONGEST_DELAY_SECONDS, 1 << Math.min(10, known.count() - FREE_TRIES));
        Instant open = known.last().plusSeconds(delay);
        Instant now = clock.instant();
        if (now.isBefore(open)) {
            throw CommonProblem.tooMany((int) Duration.between(now, open).toSeconds() + 1);
        }
    }

    /** One more wrong try. */
    public void failed(String username, String address) {
        failures.asMap()
                .merge(
                        key(username, address),
                        new Failures(1, clock.instant()),
                        (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    /** The right one: the count begins anew. */
    public void succeeded(String username, String address) {
        failures.invalidate(key(username, address));
    }

    private static String key(String username, String address) {
        return username + " " + address;
    }

    private record Failures(int count, Instant last) {}
}
