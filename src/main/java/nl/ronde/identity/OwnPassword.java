package nl.ronde.identity;

import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/** Use cases {@code activateUser} and {@code changeOwnPassword}: the only two ways a password is set. */
public final class OwnPassword {
    private final Db db;
    private final UserStore users;
    private final SessionStore sessionStore;
    private final Sessions sessions;
    private final Passwords passwords;
    private final BusinessClock clock;
    private final Audit audit;

    OwnPassword(
            Db db,
            UserStore users,
            SessionStore sessionStore,
            Sessions sessions,
            Passwords passwords,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.users = users;
        this.sessionStore = sessionStore;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.audit = audit;
    }

    /** Sets the password by a one-time link; every session and every other link of the user ends. */
    void activate(Activation command, String requestId) {
        Passwords.check(command.password());
        SecretToken token = SecretToken.parse(command.token()).orElseThrow(IdentityProblem.LINK_INVALID::refuse);
        String hash = passwords.hash(command.password());
        UUID changed = db.inTransaction(token.providerId(), tx -> {
            UUID userId = sessionStore
                    .useLink(tx, token.hash(), clock.instant())
                    .orElseThrow(IdentityProblem.LINK_INVALID::refuse);
            User user = users.lock(tx, userId).orElseThrow(IdentityProblem.LINK_INVALID::refuse);
            if (user.disabled()) {
                throw IdentityProblem.LINK_INVALID.refuse();
            }
            users.setPassword(tx, userId, hash);
            sessionStore.voidLinks(tx, userId, clock.instant());
            sessionStore.revokeUser(tx, userId, clock.instant());
            Actor actor = new Actor(tx.providerId(), userId, user.workerId(), user.roles(), requestId, null);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "activateUser",
                    "user",
                    userId,
                    List.of(),
                    "password set by one-time link");
            return userId;
        });
        sessions.forget(changed);
    }

    /** Sets a new password for who knows the present one; every session ends, the own one too. */
    void change(Actor actor, PasswordChange command) {
        Passwords.check(command.newPassword());
        UUID userId = actor.userId();
        String present = db.reading(actor.providerId(), tx -> users.passwordHash(tx, userId))
                .orElseThrow(IdentityProblem.PASSWORD_WRONG::refuse);
        if (!passwords.matches(command.currentPassword(), present)) {
            throw IdentityProblem.PASSWORD_WRONG.refuse(IdentityProblem.PASSWORD_WRONG.title(), "/currentPassword");
        }
        String hash = passwords.hash(command.newPassword());
        db.inTransaction(actor.providerId(), tx -> {
            users.setPassword(tx, userId, hash);
            sessionStore.voidLinks(tx, userId, clock.instant());
            sessionStore.revokeUser(tx, userId, clock.instant());
            audit.append(tx, actor, Audit.Kind.UPDATE, "changeOwnPassword", "user", userId, null);
            return true;
        });
        sessions.forget(userId);
    }

    record Activation(String token, String password) {}

    record PasswordChange(String currentPassword, String newPassword) {}
}
