package nl.ronde.visit;

import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.staff.Workers;

/** Builds this module's objects by hand and shows the few that others use. */
public final class VisitModule {
    private final VisitStore visits = new VisitStore();
    private final FactStore facts = new FactStore();
    private final ExceptionStore exceptions = new ExceptionStore();
    private final AdjustmentStore adjustments = new AdjustmentStore();
    private final VisitDesk desk;
    private final PlannedVisits plannedVisits;
    private final PlanVisits planVisits;
    private final VisitReads reads;

    /** Wires the module. */
    public VisitModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            Assignments assignments,
            ClientCards clients,
            Workers workers) {
        this.desk = new VisitDesk(visits, exceptions, clock, events);
        this.plannedVisits = new PlannedVisits(visits, desk, assignments, workers, audit, clock, events);
        this.planVisits = new PlanVisits(db, plannedVisits, visits);
        this.reads = new VisitReads(
                db, visits, new VisitListStore(), facts, exceptions, adjustments, clients, workers, audit);
    }

    /** The plan, for series. */
    public PlannedVisits plannedVisits() {
        return plannedVisits;
    }

    /** Binds the operations of this package. */
    public void bind(Api api) {
        new VisitRoutes(planVisits, reads).bind(api);
    }
}
