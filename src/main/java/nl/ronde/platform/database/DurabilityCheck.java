package nl.ronde.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import nl.ronde.platform.StartRefused;

/**
 * What Ronde needs of a PostgreSQL: version 15 or newer, UTF-8, writable, and commits that survive a crash, since a phone
 * forgets what the server has acknowledged.
 */
public final class DurabilityCheck {

    private static final int OLDEST = 150_000;

    private DurabilityCheck() {}

    /**
     * Checks the server, and the settings that this user gets there; so once for the role that migrates and once for the
     * role that serves, since {@code synchronous_commit} can differ by role.
     *
     * @param requireDurable false only for a database that is thrown away, such as that of the tests; it comes from the
     *     program, never from a setting
     * @throws StartRefused at the first thing that is not as it should be
     */
    public static void check(DatabaseAddress address, boolean requireDurable) {
        try (var connection = DatabaseRoles.connect(address)) {
            if (Integer.parseInt(show(connection, "server_version_num")) < OLDEST) {
                throw refused(address, "is PostgreSQL " + show(connection, "server_version"), "15 or newer is needed");
            }
            if (!show(connection, "server_encoding").equals("UTF8")) {
                throw refused(address, "is not in UTF-8", "make it with ENCODING 'UTF8'");
            }
            if (show(connection, "transaction_read_only").equals("on")) {
                throw refused(address, "can only be read", "point RONDE_DATABASE_URL at the primary server");
            }
            if (requireDurable) {
                checkCommits(connection, address);
            }
        } catch (SQLException e) {
            throw new StartRefused("the database " + address + " cannot be checked: " + DatabaseRoles.firstLine(e), e);
        }
    }

    private static void checkCommits(Connection connection, DatabaseAddress address) throws SQLException {
        for (var setting : new String[] {"fsync", "full_page_writes"}) {
            if (!show(connection, setting).equals("on")) {
                throw refused(
                        address,
                        "runs with " + setting + " off and loses commits in a crash",
                        "set " + setting + " = on");
            }
        }
        switch (show(connection, "synchronous_commit")) {
            case "on", "remote_write", "remote_apply" -> {}
            case String value ->
                throw refused(
                        address,
                        "runs with synchronous_commit " + value + " and may lose acknowledged commits",
                        "set synchronous_commit = on");
        }
    }

    private static StartRefused refused(DatabaseAddress address, String wrong, String mend) {
        return new StartRefused("the database " + address + " " + wrong + "; " + mend);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
