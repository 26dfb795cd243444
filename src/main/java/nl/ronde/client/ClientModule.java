package nl.ronde.client;

import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.keys.KeyRing;

/** Builds this module's objects by hand and shows the few that others use. */
public final class ClientModule {
    private final Clients clients;
    private final ManageClients manage;
    private final BsnUse bsnUse;
    private final ClientCards cards = new ClientCards();

    /** Wires the module; the keys seal and index BSNs. */
    public ClientModule(Db db, BusinessClock clock, Audit audit, KeyRing keys) {
        ClientStore store = new ClientStore();
        BsnVault vault = new BsnVault(keys, store);
        this.clients = new Clients(store, vault, audit);
        this.manage = new ManageClients(db, store, vault, clock, audit);
        this.bsnUse = new BsnUse(db, store, vault, clock, audit);
    }

    /** Taking in clients from messages, and their identities for files. */
    public Clients clients() {
        return clients;
    }

    /** Cards for lists of other modules. */
    public ClientCards cards() {
        return cards;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new ClientRoutes(manage, bsnUse).bind(api);
    }
}
