package nl.ronde.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and as whom to enter it. {@link #toString()} leaves the password out.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port TCP port
 * @param database name of the database
 * @param user role to log in as
 * @param password its password; may be empty where the server asks for none
 * @param sslMode as in libpq: disable, allow, prefer, require, verify-ca, verify-full; the two that verify use the
 *     certificates that Java trusts
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String sslMode) {

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int CONNECT_SECONDS = 10;

    /**
     * Reads {@code postgresql://host:port/database}, with an optional {@code ?sslmode=}; the port is 5432 by default.
     *
     * @throws IllegalArgumentException with what is wrong, to be put behind the name of the setting; it never repeats the url
     */
    public static DatabaseAddress parse(String url, String user, String password) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address of a database");
        }
        if (!"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException("does not begin with postgresql://");
        }
        if (uri.getRawUserInfo() != null || (uri.getHost() == null && url.contains("@"))) {
            throw new IllegalArgumentException("holds a user or password: those have settings of their own");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new IllegalArgumentException("names no host");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("has no port from 1 to 65535");
        }
        var database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (database.isEmpty() || database.contains("/")) {
            throw new IllegalArgumentException("names no database after the host");
        }
        return new DatabaseAddress(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() == -1 ? 5432 : uri.getPort(),
                database,
                user,
                password,
                sslMode(uri.getQuery()));
    }

    private static String sslMode(String query) {
        if (query == null) {
            return "prefer";
        }
        var mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
        if (!SSL_MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "may have the query sslmode= only, with one of " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    /** The same database entered as somebody else. */
    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(host, port, database, otherUser, otherPassword, sslMode);
    }

    /** Another database on the same server, entered as the same user. */
    public DatabaseAddress withDatabase(String otherDatabase) {
        return new DatabaseAddress(host, port, otherDatabase, user, password, sslMode);
    }

    /** {@code jdbc:postgresql://…} without user and password. */
    public String jdbcUrl() {
        return dataSource().getUrl().replaceFirst("\\?.*", "");
    }

    /** What goes beside {@link #jdbcUrl()}: user, password, TLS, a time-out for connecting of ten seconds, application name. */
    public Properties jdbcProperties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", sslMode);
        if (sslMode.startsWith("verify")) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("ApplicationName", "ronde");
        return properties;
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), jdbcProperties());
    }

    /** Connections over JDBC without a pool, for migrating and for tests. */
    public PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host.contains(":") ? "[" + host + "]" : host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        try {
            for (var name : jdbcProperties().stringPropertyNames()) {
                source.setProperty(name, jdbcProperties().getProperty(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver refuses its own settings", e);
        }
        return source;
    }

    /** {@code postgresql://user@host:port/database}: fit for a log line. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/"
                + database;
    }
}
