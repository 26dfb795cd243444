package nl.ronde.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Tx;

/** The users who can be mailed: those with an address who can sign in. */
public final class Addressees {
    private final UserStore users;

    Addressees(UserStore users) {
        this.users = users;
    }

    /** All of them in this provider, by username. */
    public List<Addressee> all(Tx tx) {
        return users.withEmail(tx).stream()
                .filter(user -> user.email() != null)
                .map(user -> new Addressee(user.id(), user.email(), user.roles()))
                .toList();
    }

    /**
     * A user who can be mailed.
     *
     * @param email the address alone
     */
    public record Addressee(UUID userId, String email, Set<Role> roles) {}
}
