package nl.ronde.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import nl.ronde.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that the database was put back to an earlier moment. Transaction ids are used again after that, and a phone's
 * cursor of the undone time would pass over changes for ever; so the database gets a new epoch, at which phones hand in the
 * last days again and read everything anew.
 *
 * <p>What to compare with must lie outside the database: a file in the data folder with the cluster, its timeline, the
 * database, the highest transaction seen, and a word that this start also writes into the database. Where the file is not
 * there nobody can tell, and the epoch is new: removing it is how an operator says "I have restored".
 */
public final class RestoreMark {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreMark.class);
    private static final String FILE = "database-mark";

    private final DatabaseAddress owner;
    private final Path file;
    private final UUID node;
    private final UUID start;

    private RestoreMark(DatabaseAddress owner, Path file, UUID node, UUID start) {
        this.owner = owner;
        this.file = file;
        this.node = node;
        this.start = start;
    }

    /**
     * Compares, gives the database a new epoch where it is not the one this server knew, and marks this start.
     *
     * @param owner the database, as the role that owns the tables
     * @param dataDir where this server keeps what is not in the database
     * @param newStart a word for this start; also the new epoch, where one is needed
     * @throws StartRefused where the mark cannot be read or written
     */
    public static RestoreMark check(DatabaseAddress owner, Path dataDir, UUID newStart) {
        Path file = dataDir.resolve(FILE);
        try (Connection connection = DatabaseRoles.connect(owner)) {
            Properties known = read(file);
            UUID node = known.containsKey("node") ? UUID.fromString(known.getProperty("node")) : newStart;
            Properties present = state(connection, node);
            String reason = reason(known, present);
            if (!reason.isEmpty()) {
                LOG.info("the change feed begins a new epoch: {}", reason);
                raiseEpoch(connection, newStart);
            }
            markStart(connection, node, newStart);
            RestoreMark mark = new RestoreMark(owner, file, node, newStart);
            mark.write(connection);
            return mark;
        } catch (SQLException | IOException | IllegalArgumentException e) {
            throw new StartRefused("the mark " + file + " of the database could not be compared: " + e.getMessage(), e);
        }
    }

    private static String reason(Properties known, Properties present) {
        if (known.isEmpty()) {
            return "this server has no mark of the database yet";
        }
        for (String what : new String[] {"cluster", "timeline", "database"}) {
            if (!known.getProperty(what, "").equals(present.getProperty(what))) {
                return "the database is of another " + what;
            }
        }
        if (!known.getProperty("start", "").equals(present.getProperty("start"))) {
            return "the database was put back to before this server's last start";
        }
        if (Long.parseUnsignedLong(present.getProperty("xid"))
                < Long.parseUnsignedLong(known.getProperty("xid", "0"))) {
            return "the database was put back to an earlier transaction";
        }
        return "";
    }

    /** Notes the highest transaction seen; called now and then, and at the end. A database that does not answer is left for the next time. */
    public void note() {
        try (Connection connection = DatabaseRoles.connect(owner)) {
            write(connection);
        } catch (SQLException e) {
            LOG.debug("the mark was not renewed: the database does not answer", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + file + " cannot be written", e);
        }
    }

    /** Replaced as a whole and forced to disk: half a mark would look like a restore. */
    private synchronized void write(Connection connection) throws SQLException, IOException {
        Properties state = state(connection, node);
        state.setProperty("node", node.toString());
        state.setProperty("start", start.toString());
        Path next = file.resolveSibling(FILE + ".next");
        try (var out = Files.newOutputStream(next)) {
            state.store(out, null);
        }
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Properties read(Path file) throws IOException {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                known.load(in);
            }
        }
        return known;
    }

    private static Properties state(Connection connection, UUID node) throws SQLException {
        try (var query = connection.prepareStatement("""
                        SELECT s.system_identifier::text AS cluster, c.timeline_id::text AS timeline,
                               (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database,
                               pg_snapshot_xmax(pg_current_snapshot())::text AS xid,
                               coalesce((SELECT starts ->> ? FROM installation), '') AS start
                        FROM pg_control_system() s, pg_control_checkpoint() c""")) {
            query.setString(1, node.toString());
            try (var rows = query.executeQuery()) {
                rows.next();
                Properties state = new Properties();
                for (String what : new String[] {"cluster", "timeline", "database", "xid", "start"}) {
                    state.setProperty(what, rows.getString(what));
                }
                return state;
            }
        }
    }

    private static void raiseEpoch(Connection connection, UUID epoch) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE installation SET epoch = ?")) {
            update.setObject(1, epoch);
            update.executeUpdate();
        }
    }

    private static void markStart(Connection connection, UUID node, UUID start) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE installation SET starts = starts || jsonb_build_object(?::text, ?::text)")) {
            update.setString(1, node.toString());
            update.setString(2, start.toString());
            update.executeUpdate();
        }
    }
}
