package nl.ronde.identity;

import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;

/** What the modules above show of a user: the name, and nothing else. */
public final class UserNames {
    private final UserStore users;

    UserNames(UserStore users) {
        this.users = users;
    }

    /** The name by which the user is shown; empty where this provider has no such user. */
    public Optional<String> find(Tx tx, UUID userId) {
        return users.find(tx, userId).map(User::displayName);
    }

    /** Whether this user may sign in. */
    public boolean isActive(Tx tx, UUID userId) {
        return users.find(tx, userId).filter(user -> !user.disabled()).isPresent();
    }
}
