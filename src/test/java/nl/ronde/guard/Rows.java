package nl.ronde.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.ronde.support.TestApp;

/** Looks behind the API: what stands in every table of one provider, as the owner of the database. */
final class Rows implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Connection connection;
    private final String providerId;
    private final List<String> tables = new ArrayList<>();
    private final PreparedStatement sums;
    private Map<String, String> latest = Map.of();
    private Map<String, String> idsAreOf = Map.of();
    private Set<String> ids = Set.of();

    Rows(TestApp app, String agbCode) {
        try {
            connection = app.database().connect();
            providerId = one("SELECT provider_id FROM provider WHERE agb_code = '" + agbCode + "'");
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
                                    + " AND column_name = 'provider_id' ORDER BY 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            // Prepared once: planning a query over every table takes longer than running it.
            sums = connection.prepareStatement(checksumsOf(tables, providerId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String providerId() {
        return providerId;
    }

    List<String> tables() {
        return tables;
    }

    /** A checksum of every table: equal before and after means that nothing was added, changed or removed. */
    Map<String, String> checksums() {
        Map<String, String> found = new TreeMap<>();
        try (var rows = sums.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            latest = found;
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that were read last, where nobody wrote since: after one call is before the next. */
    Map<String, String> latestChecksums() {
        return latest.isEmpty() ? checksums() : latest;
    }

    private static String checksumsOf(List<String> tables, String providerId) {
        return tables.stream()
                .map(table -> "SELECT '" + table
                        + "', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)"
                        + " FROM " + table + " t WHERE provider_id = '" + providerId + "'")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Every id that stands in a row of this provider; read anew only where these are not the checksums of the last time. */
    Set<String> idsAt(Map<String, String> checksums) {
        if (!checksums.equals(idsAreOf)) {
            ids = ids();
            idsAreOf = checksums;
        }
        return ids;
    }

    /** Every id that stands in a row of this provider. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (String table : tables) {
            Matcher id = ID.matcher(one("SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table
                    + " t WHERE provider_id = '" + providerId + "'"));
            while (id.find()) {
                ids.add(id.group());
            }
        }
        return ids;
    }

    /** The ids of this provider that stand in a text. */
    static Set<String> idsIn(String text, Set<String> ids) {
        Set<String> found = new HashSet<>();
        Matcher id = ID.matcher(text);
        while (id.find()) {
            if (ids.contains(id.group())) {
                found.add(id.group());
            }
        }
        return found;
    }

    private String one(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
