package nl.ronde.identity;

import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.waiting.HeavyWork;

/** Builds this module's objects by hand and shows the few that others use. */
public final class IdentityModule {
    private final Sessions sessions;
    private final Providers providers;
    private final SignIn signIn;
    private final ManageUsers manageUsers;
    private final OwnPassword ownPassword;
    private final DeviceSessions deviceSessions;
    private final Db db;
    private final UserStore users = new UserStore();

    /** Wires the module. The newest signing key signs tokens; those of all keys of the ring are believed. */
    public IdentityModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            HeavyWork heavyWork,
            KeyRing keys,
            String issuer,
            ManageUsers.KnownMunicipalities municipalities) {
        this.db = db;
        SessionStore sessionStore = new SessionStore();
        Passwords passwords = new Passwords(heavyWork);
        AccessTokens tokens = new AccessTokens(keys.signingKey(), keys::findVerificationKey, issuer, clock);
        this.sessions = new Sessions(db, users, sessionStore, tokens, keys.blindIndex(), clock, audit);
        this.deviceSessions = new DeviceSessions(users, sessionStore, sessions, clock, audit);
        this.manageUsers = new ManageUsers(db, users, sessionStore, sessions, clock, audit, municipalities);
        this.ownPassword = new OwnPassword(db, users, sessionStore, sessions, passwords, clock, audit);
        this.signIn = new SignIn(db, users, sessions, passwords, new SignInThrottle(clock), audit);
        this.providers = new Providers(db, users, manageUsers);
    }

    /** Checks tokens. */
    public Sessions sessions() {
        return sessions;
    }

    /** Sessions of enrolled phones. */
    public DeviceSessions deviceSessions() {
        return deviceSessions;
    }

    /** Who can be mailed. */
    public Addressees addressees() {
        return new Addressees(users);
    }

    /** The names of users. */
    public UserNames names() {
        return new UserNames(users);
    }

    /** The tenants. */
    public Providers providers() {
        return providers;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new IdentityRoutes(db, users, signIn, sessions, ownPassword, manageUsers).bind(api);
    }
}
