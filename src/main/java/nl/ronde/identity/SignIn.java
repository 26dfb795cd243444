package nl.ronde.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import org.jspecify.annotations.Nullable;

/**
 * Use case {@code createToken}: username and password for a session. Unknown, wrong and disabled look the same from outside
 * and take the same time.
 */
public final class SignIn {
    private static final String FIND = "SELECT user_id, provider_id, password_hash FROM find_sign_in($1)";

    private final Db db;
    private final UserStore users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Audit audit;

    SignIn(Db db, UserStore users, Sessions sessions, Passwords passwords, SignInThrottle throttle, Audit audit) {
        this.db = db;
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    TokenPair run(Command command, String address, String requestId) {
        throttle.check(command.username(), address);
        Optional<Found> found = db
                .acrossProviders(
                        FIND,
                        row -> new Found(
                                row.getUUID("provider_id"), row.getUUID("user_id"), row.getString("password_hash")),
                        command.username())
                .stream()
                .findFirst();
        if (found.isEmpty() || found.get().hash() == null) {
            passwords.pretend(command.password());
            throw wrong(command, address);
        }
        boolean right = passwords.matches(command.password(), found.get().hash());
        Optional<TokenPair> pair = db.inTransaction(found.get().providerId(), tx -> {
            User user = users.find(tx, found.get().userId()).orElseThrow();
            Actor actor = new Actor(tx.providerId(), user.id(), user.workerId(), user.roles(), requestId, null);
            boolean allowed = right
                    && !user.disabled()
                    && (!command.password().equals(Passwords.DEMO)
                            || users.provider(tx).isDemo());
            audit.append(
                    tx,
                    actor,
                    allowed ? Audit.Kind.SIGN_IN : Audit.Kind.DENY,
                    "createToken",
                    "user",
                    user.id(),
                    List.of(),
                    null);
            return allowed ? Optional.of(sessions.begin(tx, user, null)) : Optional.<TokenPair>empty();
        });
        if (pair.isEmpty()) {
            throw wrong(command, address);
        }
        throttle.succeeded(command.username(), address);
        return pair.get();
    }

    private RuntimeException wrong(Command command, String address) {
        throttle.failed(command.username(), address);
        return IdentityProblem.SIGN_IN_FAILED.refuse();
    }

    record Command(String username, String password) {}

    private record Found(
            UUID providerId, UUID userId, @Nullable String hash) {}
}
