package nl.ronde.occasion;

import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.obligation.Obligations;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand. It raises what was registered, answered, extended and closed. */
public final class OccasionModule {
    private final OccasionRoutes routes;

    /** Wires the module; of the terms it only reads. */
    public OccasionModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            ProviderAgreements providerAgreements,
            ClientCards clients,
            Obligations obligations) {
        OccasionStore store = new OccasionStore();
        this.routes = new OccasionRoutes(
                new RegisterOccasion(db, store, providerAgreements, clients, obligations, clock, audit, events),
                new HandleOccasion(db, store, agreements, obligations, clock, audit, events),
                new ReadOccasions(db, store, obligations, audit));
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
