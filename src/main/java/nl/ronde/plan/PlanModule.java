package nl.ronde.plan;

import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.identity.Providers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.pdf.PdfWriter;
import nl.ronde.visit.OwnVisitStore;

/**
 * Builds this module's objects by hand. It raises {@link PlanPresented}, {@link PlanConsented}, {@link PlanSigned}, {@link
 * PlanCopyRecorded}, {@link PlanEvaluated} and {@link MunicipalPlanRecorded}.
 */
public final class PlanModule {
    private final Plans plans;
    private final PlanDocuments documents;
    private final PlanRoutes routes;

    /** Wires the module. */
    public PlanModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            Assignments assignments,
            ClientCards clients,
            Providers providers,
            Blobs blobs,
            PdfWriter pdf) {
        PlanStore store = new PlanStore();
        ConsentStore consents = new ConsentStore();
        PlanFileStore files = new PlanFileStore();
        OwnVisitStore own = new OwnVisitStore();
        PlanSigning signing = new PlanSigning(store, assignments, events);
        ReadPlans read = new ReadPlans(db, store, consents, files, own, new KnownUsers(), agreements, clock, audit);
        this.plans = new Plans(store, files);
        this.documents = new PlanDocuments(read, blobs, pdf);
        this.routes = new PlanRoutes(
                new DraftPlan(db, store, files, assignments, agreements, clock, audit),
                new PresentPlan(db, store, signing, assignments, agreements, clients, providers, clock, audit, events),
                new ConsentToPlan(db, store, consents, signing, own, agreements, blobs, audit, events),
                new SignPlan(db, store, signing, clock, audit),
                new PlanConsents(db, consents, clock, audit),
                new PlanRecords(db, store, files, assignments, agreements, clock, audit, events),
                new PlanStandards(db, files, audit),
                read,
                new ComparePlan(db, store, assignments, agreements, audit),
                documents);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }

    /** Plans, for the modules above. */
    public Plans plans() {
        return plans;
    }

    /** Plans on paper, for the modules above. */
    public PlanDocuments documents() {
        return documents;
    }
}
