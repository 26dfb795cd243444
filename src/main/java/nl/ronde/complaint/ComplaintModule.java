package nl.ronde.complaint;

import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.identity.Providers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.pdf.PdfWriter;
import nl.ronde.staff.Workers;

/** Builds this module's objects by hand. It raises {@link YearEnded} and {@link ComplaintsReportSent}. */
public final class ComplaintModule {
    private final ComplaintRoutes routes;
    private final SentReports sent;

    /** Wires the module. */
    public ComplaintModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements rules,
            ProviderAgreements agreements,
            Providers providers,
            ClientCards clients,
            Workers workers,
            Assignments assignments,
            PdfWriter pdf) {
        ComplaintStore store = new ComplaintStore();
        PlaceComplaint places = new PlaceComplaint(assignments, agreements);
        this.sent = new SentReports(db, agreements, rules, events, audit, clock);
        this.routes = new ComplaintRoutes(
                new ManageComplaints(db, store, clients, new KnownUsers(), workers, places, audit, clock),
                new ReportComplaints(db, store, agreements, places, rules, providers, audit, pdf),
                sent);
    }

    /** Adds the jobs of this module. */
    public void addJobs(Jobs jobs) {
        jobs.add(SentReports.NAME, sent);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
