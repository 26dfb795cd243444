package nl.ronde.municipality;

import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.MunicipalAssignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.incident.MunicipalReports;
import nl.ronde.obligation.TermFigures;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand. It only reads. */
public final class MunicipalityModule {
    private final MunicipalityRoutes routes;

    /** Wires the module; plans and reports come from whoever keeps them. */
    public MunicipalityModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Agreements agreements,
            Assignments assignments,
            ClientCards cards,
            TermFigures figures,
            PlanReads plans,
            MunicipalReports reports) {
        OwnClients own = new OwnClients(new KnownUsers(), new MunicipalAssignments(), clock);
        this.routes = new MunicipalityRoutes(
                new ReadOwnClients(db, own, assignments, cards, reports, plans, audit),
                new ReadTermFigures(db, own, figures, clock, audit),
                agreements);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
