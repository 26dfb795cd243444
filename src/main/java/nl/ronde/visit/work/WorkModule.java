package nl.ronde.visit.work;

import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.VisitModule;

/** Builds this package's objects by hand. */
public final class WorkModule {
    private final WorkRoutes routes;

    /** Wires the package over the visits. */
    public WorkModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            ClientCards clients,
            VisitModule visits,
            Blobs blobs) {
        Mutations mutations = new Mutations(db);
        OwnVisitStore own = new OwnVisitStore();
        Access access = new Access(db, audit);
        VisitActs acts = new VisitActs(mutations, own, visits.store(), visits.desk(), access, audit, clock);
        this.routes = new WorkRoutes(
                new MyVisits(db, own, new AssignedAreas(), clients, agreements, access, audit, clock),
                new CheckInVisit(acts, visits.facts(), visits.checks(), events),
                new CheckOutVisit(acts, visits.facts(), visits.checks(), events),
                new ReportNotDelivered(acts, visits.facts(), visits.checks(), events),
                new RecordFacts(acts, visits.facts(), visits.legitimations(), agreements, blobs, events),
                new ReportUnscheduledVisit(
                        mutations, acts, own, visits.desk(), visits.facts(), visits.checks(), events));
    }

    /** Binds the operations of this package. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
