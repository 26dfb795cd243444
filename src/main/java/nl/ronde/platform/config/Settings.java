package nl.ronde.platform.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.ronde.platform.database.DatabaseAddress;

/**
 * Everything an operator can set, read once from environment variables that begin with {@code RONDE_}. What each means and
 * its default: {@code docs/settings.md}, which is {@link #documentation()}.
 *
 * @param httpHost address on which the API listens
 * @param httpPort port of the API; 0 takes a free one
 * @param managementHost address on which health and metrics listen
 * @param managementPort port of health and metrics; 0 takes a free one
 * @param dataDir absolute folder of the embedded database and the pid file; may not exist yet
 * @param keysDir absolute folder of the keys; may not exist yet
 * @param database the PostgreSQL to use, as the user that migrates; empty: the embedded one
 * @param appDatabase the same database as the role that serves; empty: a role without login is switched to
 * @param databasePoolSize number of connections that serve
 * @param clock where the business clock starts, to the microsecond; empty: the machine's time
 * @param demo whether demo providers are loaded
 * @param iwmoSchemas existing folder with the official schemas, where one is given
 * @param log form of the log lines
 * @param issuer {@code iss} of access tokens
 * @param publicUrl address at which phones reach this server, without a slash at its end
 * @param minimumAppVersion the oldest app that may read, such as 1.4.2
 * @param fcmCredentials readable file of the push service's account
 * @param fcmUrl address of the push service, without a slash at its end
 * @param fileBucket the S3-compatible store of finished files; empty: they lie in the database
 * @param mailServer where mail goes; empty: it waits
 * @param returnMailbox where mail comes back to; empty: the server does not look there
 */
public record Settings(
        String httpHost,
        int httpPort,
        String managementHost,
        int managementPort,
        Path dataDir,
        Path keysDir,
        Optional<DatabaseAddress> database,
        Optional<DatabaseAddress> appDatabase,
        int databasePoolSize,
        Optional<Instant> clock,
        DemoMode demo,
        Optional<Path> iwmoSchemas,
        LogFormat log,
        String issuer,
        Optional<String> publicUrl,
        Optional<String> minimumAppVersion,
        Optional<Path> fcmCredentials,
        String fcmUrl,
        Optional<FileBucket> fileBucket,
        Optional<MailServer> mailServer,
        Optional<ReturnMailbox> returnMailbox) {

    /**
     * Reads the settings.
     *
     * @param environment usually {@code System.getenv()}; variables without {@code RONDE_} and those of the tests
     *     ({@code RONDE_TEST_}) are passed over
     * @throws SettingsException at the first missing, wrong or unknown one
     */
    public static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, System.getProperty("user.home", "")).read();
    }

    /** Whether the server brings its own PostgreSQL. */
    public boolean embeddedDatabase() {
        return database.isEmpty();
    }

    /** Whether the demo providers are to be loaded into a database that was, or was not, empty before this start. */
    public boolean loadsDemo(boolean databaseWasEmpty) {
        return databaseWasEmpty
                && switch (demo) {
                    case AUTO -> embeddedDatabase();
                    case ON -> true;
                    case OFF -> false;
                };
    }

    /** All settings as a markdown table. */
    public static String documentation() {
        return Setting.table();
    }
}
