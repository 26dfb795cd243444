package nl.ronde.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.ronde.audit.Audit;
import nl.ronde.identity.SessionStore.LinkPurpose;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator does with users: make, change, disable, let in again. A password is never set for somebody else: a
 * one-time link lets the person choose one.
 */
public final class ManageUsers {
    /** The link of a new user is handed over by a person and lasts a day; one to a forgotten password a quarter of an hour. */
    private static final Duration ACTIVATION = Duration.ofHours(24);

    private static final Duration RESET = Duration.ofMinutes(15);
    private static final String USER = "user";

    private final Db db;
    private final UserStore users;
    private final SessionStore sessionStore;
    private final Sessions sessions;
    private final BusinessClock clock;
    private final Audit audit;
    private final KnownMunicipalities municipalities;

    ManageUsers(
            Db db,
            UserStore users,
            SessionStore sessionStore,
            Sessions sessions,
            BusinessClock clock,
            Audit audit,
            KnownMunicipalities municipalities) {
        this.municipalities = municipalities;
        this.db = db;
        this.users = users;
        this.sessionStore = sessionStore;
        this.sessions = sessions;
        this.clock = clock;
        this.audit = audit;
    }

    Created create(Actor actor, Creation creation) {
        User.checkRoles(creation.roles(), creation.workerId(), creation.municipality());
        if (creation.municipality() != null && !municipalities.covers(creation.municipality())) {
            throw IdentityProblem.MUNICIPALITY_UNKNOWN.refuse(
                    IdentityProblem.MUNICIPALITY_UNKNOWN.title(), "/municipality");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            User user = new User(
                    Ids.next(),
                    1,
                    creation.username(),
                    creation.displayName(),
                    blankToNull(creation.email()),
                    creation.roles(),
                    creation.workerId(),
                    false,
                    false,
                    1,
                    creation.municipality());
            users.insert(tx, user, null);
            Link link = link(tx, user, LinkPurpose.ACTIVATION, ACTIVATION);
            audit.append(tx, actor, Audit.Kind.CREATE, "createUser", USER, user.id(), null);
            return new Created(user, link);
        });
    }

    Page<User> list(Actor actor, Request.Paging paging, @Nullable Boolean disabled) {
        String after = paging.after(1, 0, text -> text);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listUsers", USER, List.of());
            List<User> found = users.list(tx, after == null ? "" : after, paging.rows(), disabled);
            return Page.of(found, paging, user -> List.of(user.username()));
        });
    }

    User get(Actor actor, UUID userId) {
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "getUser", USER, userId, null);
            return users.find(tx, userId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        });
    }

    User change(Actor actor, UUID userId, int expectedVersion, Change change) {
        return write(actor, userId, expectedVersion, "changeUser", user -> {
            Set<Role> roles = change.roles() == null ? user.roles() : change.roles();
            UUID workerId = change.workerId() == null ? user.workerId() : change.workerId();
            User.checkRoles(roles, workerId, user.municipality());
            if (userId.equals(actor.userId()) && !roles.contains(Role.ADMINISTRATOR)) {
                throw IdentityProblem.OWN_ACCOUNT.refuse();
            }
            return user.changed(
                    change.displayName() == null ? user.displayName() : change.displayName(),
                    change.email() == null ? user.email() : blankToNull(change.email()),
                    roles,
                    workerId);
        });
    }

    User disable(Actor actor, UUID userId) {
        if (userId.equals(actor.userId())) {
            throw IdentityProblem.OWN_ACCOUNT.refuse();
        }
        return write(actor, userId, null, "disableUser", user -> user.withDisabled(true));
    }

    User enable(Actor actor, UUID userId) {
        return write(actor, userId, null, "enableUser", user -> user.withDisabled(false));
    }

    User endSessions(Actor actor, UUID userId) {
        return write(actor, userId, null, "endUserSessions", User::withSessionsEnded);
    }

    Link resetLink(Actor actor, UUID userId) {
        return db.inTransaction(actor.providerId(), tx -> {
            User user = users.lock(tx, userId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.UPDATE, "createResetLink", USER, userId, null);
            return user.hasPassword()
                    ? link(tx, user, LinkPurpose.RESET, RESET)
                    : link(tx, user, LinkPurpose.ACTIVATION, ACTIVATION);
        });
    }

    private User write(
            Actor actor, UUID userId, @Nullable Integer expectedVersion, String action, UnaryOperator<User> step) {
        User done = db.inTransaction(actor.providerId(), tx -> {
            User user = users.lock(tx, userId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (expectedVersion != null && expectedVersion != user.version()) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            User next = step.apply(user);
            users.update(tx, next);
            if (next.sessionVersion() != user.sessionVersion()) {
                sessionStore.revokeUser(tx, userId, clock.instant());
            }
            audit.append(tx, actor, Audit.Kind.UPDATE, action, USER, userId, null);
            return next;
        });
        sessions.forget(userId);
        return done;
    }

    private static @Nullable String blankToNull(@Nullable String email) {
        return email == null || email.isEmpty() ? null : email;
    }

    private Link link(Tx tx, User user, LinkPurpose purpose, Duration lifetime) {
        SecretToken token = SecretToken.random(tx.providerId());
        Instant expires = clock.instant().plus(lifetime);
        sessionStore.voidLinks(tx, user.id(), clock.instant());
        sessionStore.insertLink(tx, token, user.id(), purpose, expires);
        return new Link(token.text(), expires);
    }

    record Creation(
            String username,
            String displayName,
            @Nullable String email,
            Set<Role> roles,
            @Nullable UUID workerId,
            @Nullable MunicipalReach municipality) {}

    /** Whether the provider's agreements cover a municipality. */
    @FunctionalInterface
    public interface KnownMunicipalities {
        /** True where each of the agreements covers clients of the municipality. */
        boolean covers(MunicipalReach reach);
    }

    /** @param email empty: no mail from now on */
    record Change(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Set<Role> roles,
            @Nullable UUID workerId) {}

    /** A one-time link: the secret part, shown once, to be handed over by the administrator. */
    record Link(String token, Instant expiresAt) {}

    record Created(User user, Link link) {}
}
