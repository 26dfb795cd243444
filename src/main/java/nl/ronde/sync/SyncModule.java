package nl.ronde.sync;

import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.device.DeviceHealth;
import nl.ronde.plan.Plans;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.job.Jobs;
import nl.ronde.staff.Workers;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.VisitModule;
import nl.ronde.visit.work.AssignedAreas;

/** Builds this module's objects by hand. It calls the operations of the contract; nothing depends on it. */
public final class SyncModule {
    private final SyncRoutes routes;
    private final HeldActs held;

    /** Wires the module over everything that the API binds. */
    public SyncModule(
            Api api,
            Contract contract,
            Db db,
            BusinessClock clock,
            Audit audit,
            Agreements agreements,
            ClientCards clients,
            Workers workers,
            VisitModule visits,
            Plans plans,
            DeviceHealth health) {
        ParkedActs parked = new ParkedActs();
        HandIn handIn = new HandIn(api, new MutationTypes(contract));
        OwnVisitStore own = new OwnVisitStore();
        this.held = new HeldActs(api, contract, handIn, db, parked, visits.store(), audit, clock);
        this.routes = new SyncRoutes(
                new PullChanges(
                        db,
                        new FeedStore(),
                        own,
                        new PageContent(own, new AssignedAreas(), clients, plans, agreements, audit),
                        health,
                        clock),
                new PushMutations(api, contract, handIn, held, db, parked, visits.store(), audit, health),
                new ReviewDesk(db, parked, held, workers, visits.reads(), audit, clock));
    }

    /** Adds the jobs of this module. */
    public void addJobs(Jobs jobs) {
        jobs.addOutsideTransaction(HeldActs.NAME, held::tryAll);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
