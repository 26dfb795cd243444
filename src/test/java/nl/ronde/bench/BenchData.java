package nl.ronde.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Loads what the figure needs, as the owner of the database: the demo's worker with a day of eight visits and a history. */
record BenchData(String provider, String user, String worker, String client, String today) {
    private static final String COLUMNS = """
            INSERT INTO visit (provider_id, id, version, client_id, agreement_id, worker_id, done_by, status, off_plan,
                               begin_at, begin_quality, end_at, end_quality, starts_at, day)
            """;

    /** Visits under way to be checked out, of yesterday so that they are in no day that is read. */
    private static final String UNDER_WAY = COLUMNS + """
            SELECT '%1$s', ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, '%2$s', 'kampen-hh1-2018',
                   '%3$s', '%3$s', 'UNDER_WAY', true, at, 'SERVER', NULL, NULL, at, at::date
            FROM generate_series(1, %4$d) i, (SELECT statement_timestamp() - interval '1 day' AS at) t""";

    private static final String TODAY = COLUMNS + """
            SELECT '%1$s', gen_random_uuid(), 1, '%2$s', 'kampen-hh1-2018', '%3$s', '%3$s', 'COMPLETED', true,
                   at - i * interval '1 minute', 'SERVER', at, 'SERVER', at - i * interval '1 minute', '%4$s'
            FROM generate_series(1, 8) i, (SELECT statement_timestamp() AS at) t""";

    private static final String HISTORY = COLUMNS + """
            SELECT '%1$s', gen_random_uuid(), 1, '%2$s', 'kampen-hh1-2018', '%3$s', '%3$s', 'COMPLETED', true, at, 'SERVER',
                   at + interval '1 hour', 'SERVER', at, at::date
            FROM (SELECT statement_timestamp() - interval '3 days' - i * interval '1 minute' AS at
                  FROM generate_series(1, %4$d) i) t""";

    static BenchData load(Connection owner, int history, int checkOuts) throws SQLException {
        String provider = one(owner, "SELECT provider_id FROM app_user WHERE username = 'hulp'");
        one(owner, "SELECT set_config('ronde.provider', '" + provider + "', false)");
        String today = one(owner, "SELECT (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date");
        BenchData data = new BenchData(
                provider,
                one(owner, "SELECT id FROM app_user WHERE username = 'hulp'"),
                one(owner, "SELECT worker_id FROM app_user WHERE username = 'hulp'"),
                UUID.randomUUID().toString(),
                today);
        String other = UUID.randomUUID().toString();
        run(
                owner,
                "INSERT INTO client (provider_id, id, version, source, family_name, search_name) VALUES ('" + provider
                        + "', '" + data.client() + "', 1, 'HAND', 'Voorbeeld', 'voorbeeld')");
        run(
                owner,
                "INSERT INTO worker (provider_id, id, version, name, kind, active_from) VALUES ('" + provider + "', '"
                        + other + "', 1, 'Ander', 'EMPLOYEE', '2020-01-01')");
        run(owner, UNDER_WAY.formatted(provider, data.client(), data.worker(), checkOuts));
        run(owner, TODAY.formatted(provider, data.client(), data.worker(), today));
        run(owner, HISTORY.formatted(provider, data.client(), other, history));
        run(owner, "ANALYZE");
        return data;
    }

    private static void run(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
