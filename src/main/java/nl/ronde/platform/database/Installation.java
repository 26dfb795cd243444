package nl.ronde.platform.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.ronde.platform.StartRefused;

/** The one row that says with which keys this database was written, and which restore of it this is. */
public final class Installation {
    private Installation() {}

    /** The ids of the keys that rows of this database are sealed with; empty before the first start has come so far. */
    public static Set<String> keyIds(DatabaseAddress owner) {
        try (Connection connection = DatabaseRoles.connect(owner);
                var query = connection.prepareStatement("SELECT key_ids FROM installation");
                var rows = query.executeQuery()) {
            return rows.next() ? strings(rows.getArray(1)) : Set.of();
        } catch (SQLException e) {
            throw new StartRefused("the installation row in " + owner + " cannot be read", e);
        }
    }

    /** Records the keys in use; ids are only ever added. The epoch is made once. */
    public static void record(DatabaseAddress owner, Set<String> keyIds, UUID newEpoch, Instant now) {
        try (Connection connection = DatabaseRoles.connect(owner);
                var insert = connection.prepareStatement("""
                        INSERT INTO installation (epoch, key_ids, made_at) VALUES (?, ?, ?)
                        ON CONFLICT (only_row) DO UPDATE SET key_ids = (
                            SELECT array_agg(DISTINCT id) FROM unnest(installation.key_ids || excluded.key_ids) AS id)""")) {
            insert.setObject(1, newEpoch);
            insert.setArray(2, connection.createArrayOf("text", keyIds.toArray()));
            insert.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StartRefused("the installation row in " + owner + " cannot be written", e);
        }
    }

    private static Set<String> strings(Array array) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
    }
}
