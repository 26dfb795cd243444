package nl.ronde.platform.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import nl.ronde.platform.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the tables to what this version of the code needs: the SQL files of {@code migrations/}, each once and in order, as
 * the owner. In those files <code>${appRole}</code> stands for the role that serves.
 */
public final class Migrations {

    private static final String LOCATION = "classpath:db/migration";
    /** A table that a running request holds must not queue all others behind the migration for long. */
    private static final String TIME_OUTS = "-c lock_timeout=15s -c statement_timeout=30min";

    private Migrations() {}

    /**
     * Migrates.
     *
     * @param owner the database, as the role that owns the tables
     * @return whether the database was empty: no migration had been applied to it
     * @throws StartRefused when the database is newer than this code, when a migration that it has was changed or failed, or
     *     when it holds tables of something else
     */
    public static boolean run(DatabaseAddress owner, AppRole appRole) {
        return run(owner, appRole, LOCATION);
    }

    static boolean run(DatabaseAddress owner, AppRole appRole, String location) {
        // Entered once by ourselves first: Flyway's own message about a wrong password is a page long.
        try (var probe = DatabaseRoles.connect(owner)) {
            probe.isValid(10);
        } catch (SQLException e) {
            throw new StartRefused("the database " + owner + " does not answer: " + DatabaseRoles.firstLine(e), e);
        }
        var source = owner.dataSource();
        source.setOptions(TIME_OUTS);
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(location)
                .placeholders(Map.of("appRole", appRole.name()))
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                // By default Flyway lets a database that is newer than the code pass.
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            var applied = flyway.info().applied();
            refuseNewer(owner, applied);
            flyway.migrate();
            return applied.length == 0;
        } catch (FlywayValidateException e) {
            throw new StartRefused(
                    "the migrations in the database " + owner + " are not those of this version of Ronde: " + summary(e)
                            + "; a migration is never edited once it is released",
                    e);
        } catch (FlywayException e) {
            throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? new StartRefused(
                            "the database " + owner
                                    + " holds tables of something else; give Ronde a database of its own",
                            e)
                    : new StartRefused("migrating " + owner + " failed and was rolled back: " + summary(e), e);
        }
    }

    private static void refuseNewer(DatabaseAddress owner, MigrationInfo[] applied) {
        var newer = Arrays.stream(applied)
                .filter(it -> it.getVersion() != null && it.getState().name().startsWith("FUTURE"))
                .map(it -> String.valueOf(it.getVersion()))
                .collect(Collectors.joining(", "));
        if (!newer.isEmpty()) {
            throw new StartRefused("the database " + owner + " is newer than this version of Ronde: it has migration "
                    + newer + "; start the version that made it, or a newer one");
        }
    }

    /** Flyway's messages span lines, and so do those of PostgreSQL in them; an operator gets one. */
    private static String summary(FlywayException e) {
        var cause = e.getCause() instanceof SQLException sql ? ": " + DatabaseRoles.firstLine(sql) : "";
        return String.valueOf(e.getMessage())
                        .lines()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty() && !it.chars().allMatch(c -> c == '-'))
                        .limit(4)
                        .collect(Collectors.joining(" "))
                + cause;
    }
}
