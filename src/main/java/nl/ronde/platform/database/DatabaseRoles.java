package nl.ronde.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import nl.ronde.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it, before migrating, that requests can be served under a role that row-level security binds. */
public final class DatabaseRoles {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRoles.class);
    private static final String SWITCHED_TO = "ronde_app";

    private DatabaseRoles() {}

    /**
     * Makes or checks the role that serves.
     *
     * <p>With {@code app}, that role has to exist and log in. Without it, {@code ronde_app}, a role without login, is made
     * where it is missing and granted to the owner; the log says that this is weaker.
     *
     * @param owner the database, as the role that migrates
     * @param app the same database, as the role that serves, where the operator made one
     * @throws StartRefused when the role is missing, cannot log in, is a superuser, may bypass row-level security, may make
     *     roles, is a member of such a role or of the owner, or owns anything
     */
    public static AppRole prepare(DatabaseAddress owner, Optional<DatabaseAddress> app) {
        try (var connection = connect(owner)) {
            if (app.isPresent()) {
                return checkOwnLogin(connection, owner, app.get());
            }
            makeRoleToSwitchTo(connection, owner);
            check(connection, SWITCHED_TO, owner.user());
            LOG.warn(
                    "requests are served as {} by switching the role of {}; a login of its own (RONDE_DATABASE_APP_USER) is"
                            + " stronger",
                    SWITCHED_TO,
                    owner.user());
            return new AppRole(SWITCHED_TO, false);
        } catch (SQLException e) {
            throw new StartRefused("the roles in " + owner + " cannot be prepared: " + firstLine(e), e);
        }
    }

    private static AppRole checkOwnLogin(Connection connection, DatabaseAddress owner, DatabaseAddress app)
            throws SQLException {
        if (!exists(connection, app.user())) {
            throw new StartRefused("RONDE_DATABASE_APP_USER names the role " + app.user() + ", which is not in " + owner
                    + "; make it with: CREATE ROLE " + app.user() + " LOGIN PASSWORD '<password>'");
        }
        check(connection, app.user(), owner.user());
        try (var login = app.connect()) {
            if (!login.isValid(10)) {
                throw new StartRefused("RONDE_DATABASE_APP_USER: " + app + " does not answer");
            }
        } catch (SQLException e) {
            throw new StartRefused("RONDE_DATABASE_APP_USER cannot enter " + app + ": " + firstLine(e), e);
        }
        return new AppRole(app.user(), true);
    }

    /** The database, or the one line that it cannot be entered. */
    static Connection connect(DatabaseAddress address) {
        try {
            return address.connect();
        } catch (SQLException e) {
            throw new StartRefused(
                    "the database " + address + " cannot be entered: " + firstLine(e)
                            + "; check RONDE_DATABASE_URL, RONDE_DATABASE_USER and RONDE_DATABASE_PASSWORD",
                    e);
        }
    }

    private static void makeRoleToSwitchTo(Connection connection, DatabaseAddress owner) throws SQLException {
        if (!exists(connection, SWITCHED_TO)) {
            try (var statement = connection.createStatement()) {
                // Roles belong to the whole server: another installation may be making it at this very moment.
                statement.execute("DO $$ BEGIN CREATE ROLE " + SWITCHED_TO + " NOLOGIN;"
                        + " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
            } catch (SQLException e) {
                throw new StartRefused(
                        "the role " + SWITCHED_TO + " is missing in " + owner + " and " + owner.user()
                                + " may not make it; set RONDE_DATABASE_APP_USER, or: CREATE ROLE " + SWITCHED_TO
                                + "; GRANT "
                                + SWITCHED_TO + " TO " + owner.user(),
                        e);
            }
        }
        if (canSwitch(connection)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("GRANT " + SWITCHED_TO + " TO CURRENT_USER");
        } catch (SQLException e) {
            // Told below: what counts is whether it can switch now, also where another start was ahead of this one.
            LOG.debug("cannot grant {}", SWITCHED_TO, e);
        }
        if (!canSwitch(connection)) {
            throw new StartRefused(owner.user() + " may not switch to the role " + SWITCHED_TO
                    + "; set RONDE_DATABASE_APP_USER, or as a superuser: GRANT " + SWITCHED_TO + " TO " + owner.user());
        }
    }

    private static boolean canSwitch(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE " + SWITCHED_TO);
            statement.execute("RESET ROLE");
            return true;
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Ownership counts in every database of the server: roles are shared, and pg_shdepend tells of all. */
    private static void check(Connection connection, String role, String owner) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT CASE
                    WHEN r.rolsuper THEN 'is a superuser'
                    WHEN r.rolbypassrls THEN 'may bypass row-level security'
                    WHEN r.rolcreaterole THEN 'may make roles'
                    WHEN r.rolreplication THEN 'may read everything by replication'
                    WHEN EXISTS (
                        SELECT 1 FROM pg_roles other
                        WHERE other.oid <> r.oid
                          AND (other.rolsuper OR other.rolbypassrls OR other.rolcreaterole OR other.rolname = ?
                               OR other.rolname IN ('pg_write_server_files', 'pg_execute_server_program', 'pg_read_server_files'))
                          AND pg_has_role(r.oid, other.oid, 'MEMBER')) THEN 'is a member of a role with such a right'
                    WHEN EXISTS (
                        SELECT 1 FROM pg_shdepend d
                        WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o')
                        THEN 'owns something'
                    WHEN EXISTS (SELECT 1 FROM pg_database d WHERE d.datdba = r.oid) THEN 'owns a database'
                    END
                FROM pg_roles r WHERE r.rolname = ?
                """)) {
            query.setString(1, owner);
            query.setString(2, role);
            try (var rows = query.executeQuery()) {
                var wrong = rows.next() ? rows.getString(1) : "is gone";
                if (wrong != null) {
                    throw new StartRefused(
                            "the role " + role + " " + wrong
                                    + "; requests are served only under a role that row-level security binds and that owns nothing");
                }
            }
        }
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("?");
    }
}
