package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.ronde.platform.StartRefused;
import nl.ronde.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityCheckTest {

    @Test
    void a_database_without_durable_commits_is_refused_unless_it_is_thrown_away() throws Exception {
        var address = TestServer.freshDatabase();
        assertThatThrownBy(() -> DurabilityCheck.check(address, true))
                .isInstanceOf(StartRefused.class)
                .hasMessageEndingWith("runs with fsync off and loses commits in a crash; set fsync = on");
        assertThatCode(() -> DurabilityCheck.check(address, false)).doesNotThrowAnyException();
    }

    @Test
    void each_role_is_checked_with_the_settings_it_gets() throws Exception {
        try (var server = EmbeddedDatabase.temporary(TestServer.FOLDER, TestDatabase.folder("binaries"), true)) {
            assertThatCode(() -> DurabilityCheck.check(server.address(), true)).doesNotThrowAnyException();

            for (var weak : new String[] {"off", "local"}) {
                TestServer.run(server.superuserAddress(), "ALTER ROLE ronde SET synchronous_commit = " + weak);
                assertThatThrownBy(() -> DurabilityCheck.check(server.address(), true))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("synchronous_commit " + weak);
            }
            TestServer.run(server.superuserAddress(), "ALTER ROLE ronde RESET synchronous_commit");

            TestServer.run(server.superuserAddress(), "ALTER DATABASE ronde SET default_transaction_read_only = on");
            assertThatThrownBy(() -> DurabilityCheck.check(server.address(), true))
                    .hasMessageContaining("can only be read");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_database_in_another_encoding_is_refused_always(boolean requireDurable) throws Exception {
        TestServer.asSuperuser("CREATE DATABASE latin_" + requireDurable
                + " ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0 OWNER ronde");
        var address = TestServer.freshDatabase().withDatabase("latin_" + requireDurable);
        assertThatThrownBy(() -> DurabilityCheck.check(address, requireDurable))
                .hasMessageContaining("is not in UTF-8");
    }
}
