package nl.ronde.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;

/** Users and sessions as the module of devices needs them; users and refresh tokens are written in this module only. */
public final class DeviceSessions {
    private final UserStore users;
    private final SessionStore store;
    private final Sessions sessions;
    private final BusinessClock clock;
    private final Audit audit;

    DeviceSessions(UserStore users, SessionStore store, Sessions sessions, BusinessClock clock, Audit audit) {
        this.users = users;
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * The user of a worker who exists, held until the end of the transaction; one without a password is made where there is
     * none.
     */
    public User userOfWorker(Tx tx, Actor actor, UUID workerId, String displayName) {
        Optional<User> known = users.lockOfWorker(tx, workerId);
        if (known.isPresent()) {
            return known.get();
        }
        // The worker's own id makes it unique, also against a planner who does the same at this moment.
        users.insertOfWorker(tx, Ids.next(), "hulp-" + workerId.toString().replace("-", ""), displayName, workerId);
        User user = users.lockOfWorker(tx, workerId).orElseThrow();
        audit.append(
                tx,
                actor,
                Audit.Kind.CREATE,
                "createDeviceEnrolment",
                "user",
                user.id(),
                List.of(),
                "user of a worker, without a password");
        return user;
    }

    /** The user, held until the end of the transaction. */
    public Optional<User> lockUser(Tx tx, UUID userId) {
        return users.lock(tx, userId);
    }

    /** True where a phone may be handed out to this user. */
    public static boolean mayHaveDevice(User user) {
        return !user.disabled() && user.workerId() != null && user.roles().contains(Role.WORKER);
    }

    /** A session bound to the phone; it carries the role worker only. */
    public TokenPair begin(Tx tx, User user, UUID deviceId) {
        return sessions.begin(tx, user, deviceId);
    }

    /** Ends every session of the phone. {@link #forget} goes after the commit. */
    public void revoke(Tx tx, UUID deviceId) {
        store.revokeDevice(tx, deviceId, clock.instant());
    }

    /** Believes the phone no longer on this node; on others it is believed five seconds at the most. */
    public void forget(UUID deviceId) {
        sessions.forgetDevice(deviceId);
    }

    /** Whose refresh token this is, whatever became of its session; empty where it is unknown or of no phone. */
    public Optional<Holder> holder(Tx tx, SecretToken refreshToken) {
        return store.lock(tx, refreshToken.hash())
                .filter(refresh -> refresh.deviceId() != null)
                .map(refresh -> new Holder(refresh.userId(), refresh.deviceId()));
    }

    /** A phone and its user. */
    public record Holder(UUID userId, UUID deviceId) {}
}
