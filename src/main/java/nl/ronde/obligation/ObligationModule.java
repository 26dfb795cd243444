package nl.ronde.obligation;

import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand and shows the few that others use. */
public final class ObligationModule {
    private final Db db;
    private final BusinessClock clock;
    private final Audit audit;
    private final Agreements agreements;
    private final ObligationStore store = new ObligationStore();
    private final Obligations obligations;

    /** Wires the module. */
    public ObligationModule(Db db, BusinessClock clock, Audit audit, Agreements agreements) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.agreements = agreements;
        this.obligations = new Obligations(agreements, store, clock, audit);
    }

    /** Opens and meets terms; subscribers in {@code App} call it. */
    public Obligations obligations() {
        return obligations;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new ObligationRoutes(
                        new PreviewObligation(agreements),
                        new ReadObligations(db, store, clock, audit),
                        new WaiveObligation(db, store, clock, audit))
                .bind(api);
    }
}
