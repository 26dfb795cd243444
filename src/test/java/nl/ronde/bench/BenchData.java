package nl.ronde.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Loads what the figure needs, as the owner of the database: workers with a day of eight planned visits each, visits under
 * way in the weeks before, and a history of other workers. Everything has a number, which is the end of its id.
 */
record BenchData(String provider, LocalDate today) {
    /** Those who sign in; as many again have the history. */
    static final int WORKERS = 40;

    private static final int A_DAY = 8;

    private static final String PEOPLE = """
            INSERT INTO worker (provider_id, id, version, name, kind, active_from)
            SELECT '{provider}', {worker}, 1, 'Hulp ' || w, 'EMPLOYEE', '2020-01-01'
            FROM generate_series(0, 2 * {workers} - 1) w;

            INSERT INTO app_user (provider_id, id, version, username, display_name, roles, worker_id, password_hash)
            SELECT '{provider}', {user}, 1, 'bench' || w, 'Hulp ' || w, ARRAY['worker'], {worker}, u.password_hash
            FROM generate_series(0, {workers} - 1) w, app_user u WHERE u.username = 'hulp';

            INSERT INTO client (provider_id, id, version, source, family_name, initials, search_name, street, house_number,
                                postcode, city, phone)
            SELECT '{provider}', {client}, 1, 'HAND', 'Voorbeeld', 'V.', 'voorbeeld', 'Dorpsstraat', 1 + w * 8 + h,
                   '8261AA', 'Kampen', '0380000000'
            FROM generate_series(0, 2 * {workers} - 1) w, generate_series(0, 7) h;

            INSERT INTO assignment (provider_id, id, version, client_id, agreement_id, municipality_code, source,
                                    assigned_on, first_day, volume, volume_unit, volume_frequency, received_at)
            SELECT '{provider}', {assignment}, 1, {client}, 'kampen-hh1-2018', '0166', 'HAND', '2020-01-01', '2020-01-01',
                   1000, '04', '2', statement_timestamp()
            FROM generate_series(0, 2 * {workers} - 1) w, generate_series(0, 7) h""";

    /** Visit i is the one of worker i mod 100; of her visits, eight a day, the first is of yesterday, the last long ago. */
    private static final String VISITS = """
            INSERT INTO visit (provider_id, id, version, client_id, assignment_id, agreement_id, worker_id, done_by, status,
                               planned_begin, planned_end, begin_at, begin_quality, end_at, end_quality, starts_at, day)
            SELECT '{provider}', {visit}, 1, {client}, {assignment}, 'kampen-hh1-2018', {worker},
                   CASE WHEN s.status <> 'PLANNED' THEN {worker} END, s.status,
                   at, at + interval '50 minutes',
                   CASE WHEN s.status <> 'PLANNED' THEN at END, CASE WHEN s.status <> 'PLANNED' THEN 'MEASURED' END,
                   CASE WHEN s.status = 'COMPLETED' THEN at + interval '50 minutes' END,
                   CASE WHEN s.status = 'COMPLETED' THEN 'MEASURED' END, at, at::date
            FROM (SELECT '%s'::text AS status) s, generate_series(%d, %d) i,
                 LATERAL (SELECT %d + i %% {workers} AS w, i / {workers} %% 8 AS h, i / {workers} / 8 - %d AS ago) n,
                 LATERAL (SELECT ('{today} 08:00:00+00'::timestamptz + h * interval '1 hour'
                                  - ago * interval '24 hours') AS at) t""";

    private static final String LEGITIMATIONS = """
            INSERT INTO legitimation (provider_id, worker_id, client_id, visit_id, document_kind, shown_at)
            SELECT DISTINCT ON (worker_id, client_id) provider_id, worker_id, client_id, id, 'PASSPORT', starts_at
            FROM visit WHERE provider_id = '{provider}' AND id::text LIKE '%-a005-%'""";

    /** Where the numbers of the planned visits of today, and of the history, begin. */
    private static final int TODAY_FROM = 100_000_000;

    private static final int HISTORY_FROM = 200_000_000;

    static BenchData load(Connection owner, int history, int checkOuts) throws SQLException {
        String provider = one(owner, "SELECT provider_id FROM app_user WHERE username = 'hulp'");
        // Row-level security binds the owner too.
        one(owner, "SELECT set_config('ronde.provider', '" + provider + "', false)");
        String today = one(owner, "SELECT (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date");
        BenchData data = new BenchData(provider, LocalDate.parse(today));
        data.run(owner, PEOPLE);
        data.run(owner, VISITS.formatted("UNDER_WAY", 0, checkOuts - 1, 0, -1));
        data.run(
                owner,
                VISITS.formatted(
                        "PLANNED", TODAY_FROM, TODAY_FROM + A_DAY * WORKERS - 1, 0, TODAY_FROM / WORKERS / A_DAY));
        data.run(
                owner,
                VISITS.formatted(
                        "COMPLETED",
                        HISTORY_FROM,
                        HISTORY_FROM + history - 1,
                        WORKERS,
                        HISTORY_FROM / WORKERS / A_DAY - 1));
        data.run(owner, LEGITIMATIONS);
        data.run(owner, "ANALYZE");
        return data;
    }

    /** The script of pgbench with the ids in it that follow from its variables w, h, i and ago. */
    String script(String sql) {
        return filledIn(sql.replace("{end}", "({begin} + interval '50 minutes')")
                        .replace(
                                "{begin}",
                                "('{today} 08:00:00+00'::timestamptz + :h::int * interval '1 hour'"
                                        + " - :ago::int * interval '24 hours')")
                        .replace("{key}", "('00000000-0000-4000-8000-' || lpad((:i)::text, 12, '0'))::uuid")
                        .replace("{clients}", ofDay("a003", ":w * 8 + %d"))
                        .replace("{assignments}", ofDay("a004", ":w * 8 + %d"))
                        .replace("{visits}", ofDay("a005", TODAY_FROM + " + %d * " + WORKERS + " + :w")))
                .replace("((i)::", "((:i)::")
                .replace("((w)::", "((:w)::")
                .replace("((w * 8 + h)::", "((:w * 8 + :h)::");
    }

    private static String ofDay(String kind, String number) {
        return IntStream.range(0, A_DAY)
                .mapToObj(each -> id(kind, number.formatted(each)))
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    /** The text with the ids of numbers in it: {@code i} of a visit, {@code w} of a worker, {@code h} of her visit of a day. */
    private String filledIn(String sql) {
        return sql.replace("{provider}", provider)
                .replace("{today}", today.toString())
                .replace("{workers}", String.valueOf(WORKERS))
                .replace("{worker}", id("a001", "w"))
                .replace("{user}", id("a002", "w"))
                .replace("{client}", id("a003", "w * 8 + h"))
                .replace("{assignment}", id("a004", "w * 8 + h"))
                .replace("{visit}", id("a005", "i"));
    }

    private static String id(String kind, String number) {
        return "('00000000-0000-7000-" + kind + "-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }

    /** The id of visit i. */
    static String visit(int i) {
        return "00000000-0000-7000-a005-" + String.format("%012d", i);
    }

    /** When visit i ended: fifty minutes after its begin. */
    Instant end(int i) {
        int ago = i / WORKERS / A_DAY + 1;
        int hour = 8 + i / WORKERS % A_DAY;
        return today.minusDays(ago).atTime(hour, 50).toInstant(ZoneOffset.UTC);
    }

    private void run(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(filledIn(sql));
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
