package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.ronde.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between providers, as PostgreSQL itself describes them. */
class WallsTest {
    /** Tables without a provider, each with its reason. */
    private static final Set<String> OF_NOBODY = Set.of(
            // ids of keys and the epoch of this installation
            "installation",
            // which migrations were applied
            "flyway_schema_history");

    /** Tables of one row per provider: their key is the provider. */
    private static final String TABLES = """
            SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')""";

    private static final String NOT_WALLED = """
            WITH t AS (%s)
            SELECT relname FROM t WHERE NOT (
                (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class c WHERE c.oid = t.oid)
                AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'own_provider_only'
                            AND p.polcmd = '*' AND p.polroles = '{0}' AND p.polpermissive
                            AND pg_get_expr(p.polqual, t.oid) LIKE '%%ronde.provider%%'
                            AND pg_get_expr(p.polwithcheck, t.oid) LIKE '%%ronde.provider%%'))""".formatted(TABLES);

    private static final String MORE_POLICIES_FOR_THE_APPLICATION = """
            SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            WHERE p.polname <> 'own_provider_only'
              AND EXISTS (SELECT 1 FROM unnest(p.polroles) r(oid)
                          WHERE r.oid = 0 OR r.oid = 'ronde_app'::regrole
                             OR CASE WHEN r.oid <> 0 THEN pg_has_role('ronde_app', r.oid, 'member') END)""";

    private static final String KEY_DOES_NOT_BEGIN_WITH_PROVIDER = """
            WITH t AS (%s)
            SELECT relname FROM t WHERE NOT EXISTS (
                SELECT 1 FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                WHERE k.conrelid = t.oid AND k.contype = 'p' AND a.attname = 'provider_id' AND a.attnotnull)""".formatted(TABLES);

    private static final String REFERENCE_WITHOUT_PROVIDER = """
            SELECT k.conrelid::regclass || '.' || k.conname FROM pg_constraint k
            WHERE k.contype = 'f' AND NOT EXISTS (
                SELECT 1 FROM generate_subscripts(k.conkey, 1) i
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[i] AND a.attname = 'provider_id'
                JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[i] AND b.attname = 'provider_id')""";

    /** A unique key over all providers tells one that another has the value. */
    private static final String UNIQUE_OVER_PROVIDERS = """
            SELECT c.relname || '.' || x.relname FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
            WHERE i.indisunique AND a.attname <> 'provider_id'""";

    private static final String OWNED_BY_THE_APPLICATION = """
            SELECT c.relname FROM pg_class c WHERE pg_has_role('ronde_app', c.relowner, 'usage')
            UNION ALL SELECT p.proname FROM pg_proc p WHERE pg_has_role('ronde_app', p.proowner, 'usage')
            UNION ALL SELECT n.nspname FROM pg_namespace n
                      WHERE n.nspname = 'public' AND has_schema_privilege('ronde_app', n.oid, 'CREATE')""";

    private static final String DANGEROUS_PRIVILEGES = """
            WITH t AS (%s)
            SELECT relname || ' ' || p FROM t, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) p
            WHERE has_table_privilege('ronde_app', t.oid, p)""".formatted(TABLES);

    private static final String TRAIL_PRIVILEGES = """
            SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
            WHERE has_table_privilege('ronde_app', 'audit_entry', p)
               OR p IN ('SELECT', 'INSERT', 'UPDATE') AND has_any_column_privilege('ronde_app', 'audit_entry', p)""";

    private static final String FUNCTIONS_OF_THE_OWNER = """
            SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'public' AND p.prosecdef""";

    private static final String OPEN_TO_EVERYBODY = """
            SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'public' AND p.prosecdef
              AND (p.proacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) a WHERE a.grantee = 0)
                   OR NOT coalesce(p.proconfig::text LIKE '%search_path=%', false))""";

    private static final String VIEWS = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND (c.relkind = 'm'
               OR c.relkind = 'v' AND NOT coalesce(c.reloptions::text LIKE '%security_invoker=true%', false))""";

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = TestDatabase.fresh().connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void every_table_but_those_of_nobody_stands_behind_the_forced_wall() throws SQLException {
        assertThat(rows(TABLES.replace("c.oid, ", ""))).hasSizeGreaterThan(10);
        assertThat(rows(NOT_WALLED)).containsExactlyInAnyOrderElementsOf(OF_NOBODY);
        bites(NOT_WALLED, "CREATE TABLE planted (provider_id uuid)", "planted");
        bites(NOT_WALLED, "ALTER TABLE client NO FORCE ROW LEVEL SECURITY", "client");
        bites(NOT_WALLED, "DROP POLICY own_provider_only ON client", "client");
    }

    @Test
    void no_other_policy_lets_the_application_through_the_wall() throws SQLException {
        assertThat(rows(MORE_POLICIES_FOR_THE_APPLICATION)).isEmpty();
        bites(
                MORE_POLICIES_FOR_THE_APPLICATION,
                "CREATE POLICY planted ON client FOR SELECT TO PUBLIC USING (true)",
                "client");
        bites(
                MORE_POLICIES_FOR_THE_APPLICATION,
                "CREATE POLICY planted ON client FOR SELECT TO ronde_app USING (true)",
                "client");
    }

    @Test
    void every_primary_key_begins_with_the_provider() throws SQLException {
        assertThat(rows(KEY_DOES_NOT_BEGIN_WITH_PROVIDER)).containsExactlyInAnyOrderElementsOf(OF_NOBODY);
        bites(
                KEY_DOES_NOT_BEGIN_WITH_PROVIDER,
                "CREATE TABLE planted (id uuid, provider_id uuid, PRIMARY KEY (id, provider_id))",
                "planted");
    }

    @Test
    void every_reference_carries_the_provider() throws SQLException {
        assertThat(rows(REFERENCE_WITHOUT_PROVIDER)).isEmpty();
        bites(
                REFERENCE_WITHOUT_PROVIDER,
                "ALTER TABLE worker ADD UNIQUE (id); ALTER TABLE team ADD CONSTRAINT planted FOREIGN KEY (id) REFERENCES worker (id)",
                "team.planted");
    }

    @Test
    void only_usernames_and_agb_codes_are_unique_over_all_providers() throws SQLException {
        assertThat(rows(UNIQUE_OVER_PROVIDERS))
                .filteredOn(each -> !OF_NOBODY.contains(each.split("[.]")[0]))
                .containsExactlyInAnyOrder(
                        "app_user.app_user_username_is_unique", "provider.provider_agb_code_is_unique");
        bites(UNIQUE_OVER_PROVIDERS, "CREATE UNIQUE INDEX planted ON client (bsn_index)", "client.planted");
    }

    @Test
    void the_application_owns_nothing_and_makes_nothing() throws SQLException {
        assertThat(rows(OWNED_BY_THE_APPLICATION)).isEmpty();
        bites(OWNED_BY_THE_APPLICATION, "ALTER TABLE team OWNER TO ronde_app", "team");
        bites(OWNED_BY_THE_APPLICATION, "GRANT CREATE ON SCHEMA public TO ronde_app", "public");
        assertThat(rows(DANGEROUS_PRIVILEGES)).isEmpty();
        bites(DANGEROUS_PRIVILEGES, "GRANT TRUNCATE ON team TO ronde_app", "team TRUNCATE");
    }

    @Test
    void the_application_can_add_to_the_trail_and_read_it_and_nothing_else() throws SQLException {
        assertThat(rows(TRAIL_PRIVILEGES)).containsExactlyInAnyOrder("SELECT", "INSERT");
        bites(TRAIL_PRIVILEGES, "GRANT UPDATE (reason) ON audit_entry TO ronde_app", "UPDATE");
    }

    @Test
    void the_functions_that_look_over_the_wall_are_few_and_closed() throws SQLException {
        assertThat(rows(FUNCTIONS_OF_THE_OWNER)).containsExactlyInAnyOrder("find_sign_in", "list_provider_ids");
        assertThat(rows(OPEN_TO_EVERYBODY)).isEmpty();
        bites(OPEN_TO_EVERYBODY, "GRANT EXECUTE ON FUNCTION find_sign_in(text) TO PUBLIC", "find_sign_in");
        assertThat(rows(VIEWS)).isEmpty();
        bites(VIEWS, "CREATE VIEW planted AS SELECT * FROM client", "planted");
    }

    private static void bites(String guard, String violation, String found) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(violation);
            assertThat(rows(guard)).contains(found);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                found.add(rows.getString(last));
            }
        }
        return found;
    }
}
