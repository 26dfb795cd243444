package nl.ronde.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The migrations of the product, run by a role that owns its database and is no superuser. */
class AllMigrationsTest {
    @Test
    void the_owner_of_an_empty_database_may_run_them_all() throws Exception {
        DatabaseAddress owner = TestServer.freshDatabase();
        AppRole role = DatabaseRoles.prepare(owner, Optional.empty());
        assertThat(Migrations.run(owner, role)).isTrue();
        assertThat(Migrations.run(owner, role)).isFalse();
    }
}
