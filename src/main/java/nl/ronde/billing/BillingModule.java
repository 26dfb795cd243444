package nl.ronde.billing;

import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.Clients;
import nl.ronde.identity.Providers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.keys.Sealer;
import nl.ronde.visit.VisitChangedAfterApproval;
import nl.ronde.visit.settle.ApprovedVisits;

/** Builds this module's objects by hand and shows the few that others use. */
public final class BillingModule {
    private final CreateCakExport create;
    private final ReadCakExports read;
    private final Corrections corrections;

    /** Wires the module. */
    public BillingModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Sealer sealer,
            Providers providers,
            ProviderAgreements providerAgreements,
            Assignments assignments,
            Clients clients,
            ApprovedVisits approvedVisits) {
        CorrectionStore correctionStore = new CorrectionStore();
        CakStore store = new CakStore(new BillingVault(sealer));
        this.create = new CreateCakExport(
                db,
                providerAgreements,
                providers,
                approvedVisits,
                new ApprovedHours(assignments, clients),
                store,
                correctionStore,
                new OwnCakLayout(),
                clock,
                audit);
        this.read = new ReadCakExports(db, store, audit);
        this.corrections = new Corrections(db, correctionStore, clock, audit);
    }

    /** An approved visit changed: where it was exported, a correction is proposed. Subscribed in {@code App}. */
    public void visitChanged(Tx tx, VisitChangedAfterApproval event) {
        corrections.visitChanged(tx, event);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new BillingRoutes(create, read, corrections).bind(api);
    }
}
