package nl.ronde.incident;

import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.visit.OwnVisitStore;

/** Builds this module's objects by hand. It raises {@link IncidentReported} and {@link IncidentReportRecorded}. */
public final class IncidentModule {
    private final IncidentRoutes routes;

    /** Wires the module. */
    public IncidentModule(Db db, BusinessClock clock, Audit audit, Events events, ClientCards clients) {
        IncidentStore store = new IncidentStore();
        this.routes = new IncidentRoutes(
                new ReportIncident(new Mutations(db), store, new OwnVisitStore(), clients, audit, events),
                new RecordIncidentReport(db, store, clock, audit, events),
                new ReadIncidents(db, store, audit));
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
