package nl.ronde.visit.settle;

import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.staff.Workers;
import nl.ronde.visit.VisitModule;

/** Builds this package's objects by hand and shows what billing reads. */
public final class SettleModule {
    private final SettleRoutes routes;
    private final ApprovedVisits approvedVisits;

    /** Wires the package over the visits. */
    public SettleModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            Assignments assignments,
            ClientCards clients,
            Workers workers,
            VisitModule visits) {
        ApprovalStore approvals = new ApprovalStore();
        Corrections corrections = new Corrections(visits.adjustments(), assignments, clock, events);
        this.approvedVisits = new ApprovedVisits(approvals);
        this.routes = new SettleRoutes(
                new ExceptionReads(db, visits.exceptions(), clients, workers, audit),
                new SettleException(db, visits.exceptions(), visits.desk(), visits.checks(), corrections, audit),
                new AdjustVisit(db, visits.desk(), visits.checks(), corrections, audit),
                new ApproveVisits(
                        db,
                        visits.store(),
                        visits.exceptions(),
                        visits.adjustments(),
                        approvals,
                        visits.desk(),
                        agreements,
                        audit,
                        clock,
                        events));
    }

    /** What may be declared, for billing. */
    public ApprovedVisits approvedVisits() {
        return approvedVisits;
    }

    /** Binds the operations of this package. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
