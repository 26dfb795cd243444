package nl.ronde.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The tenants: made by an operator's command or by the demo, never over HTTP. */
public final class Providers {
    private static final String LIST = "SELECT provider_id, is_demo FROM list_provider_ids()";

    private final Db db;
    private final UserStore users;
    private final ManageUsers manageUsers;

    Providers(Db db, UserStore users, ManageUsers manageUsers) {
        this.db = db;
        this.users = users;
        this.manageUsers = manageUsers;
    }

    /** Every provider's id, for jobs that walk them one by one. */
    public List<UUID> ids() {
        return db.acrossProviders(LIST, row -> row.getUUID("provider_id"));
    }

    /** True where the demo providers are loaded: only then may the clock be moved. */
    public boolean hasDemo() {
        return db.acrossProviders(LIST, row -> row.getBoolean("is_demo")).contains(true);
    }

    /** The provider of this transaction. */
    public Provider current(Tx tx) {
        return users.provider(tx);
    }

    /** Makes a provider. */
    public Provider create(String name, String agbCode, boolean isDemo) {
        Provider provider = new Provider(Ids.next(), name, agbCode, isDemo);
        return db.inTransaction(provider.id(), tx -> {
            users.insertProvider(tx, provider);
            return provider;
        });
    }

    /** Makes the first administrator; the token of the one-time link is shown to the operator once. */
    public String createFirstAdministrator(Provider provider, String username) {
        Actor operator = Actor.system(provider.id(), "operator");
        var creation = new ManageUsers.Creation(username, username, null, Set.of(Role.ADMINISTRATOR), null, null);
        return manageUsers.create(operator, creation).link().token();
    }

    /** Makes a user of the demo, with the password that everybody knows. */
    public void createDemoUser(
            Provider provider, String username, String displayName, Role role, @Nullable UUID workerId) {
        createDemoUser(provider, username, displayName, role, workerId, null);
    }

    /** The same for the contact of a municipality. */
    public void createDemoUser(Provider provider, String username, String displayName, MunicipalReach municipality) {
        createDemoUser(provider, username, displayName, Role.MUNICIPALITY, null, municipality);
    }

    private void createDemoUser(
            Provider provider,
            String username,
            String displayName,
            Role role,
            @Nullable UUID workerId,
            @Nullable MunicipalReach municipality) {
        if (!provider.isDemo()) {
            throw new IllegalArgumentException("only a demo provider has demo users");
        }
        db.inTransaction(provider.id(), tx -> {
            users.insert(
                    tx,
                    new User(
                            Ids.next(),
                            1,
                            username,
                            displayName,
                            null,
                            Set.of(role),
                            workerId,
                            false,
                            true,
                            1,
                            municipality),
                    Passwords.DEMO_HASH);
            return true;
        });
    }
}
