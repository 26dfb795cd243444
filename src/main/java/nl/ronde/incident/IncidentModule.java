package nl.ronde.incident;

import nl.ronde.agreement.AgreementModule;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.IdentityModule;
import nl.ronde.mail.MailAccepted;
import nl.ronde.mail.MailReturned;
import nl.ronde.mail.Outbox;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.VisitStore;

/**
 * Builds this module's objects by hand. It raises {@link IncidentReported}, {@link IncidentReportRecorded}, {@link
 * IncidentReportReturned}, {@link ReportMailReturned} and {@link IncidentDecided}, and hears what became of its mails.
 */
public final class IncidentModule {
    private final IncidentRoutes routes;

    /** What of the lower modules an incident needs. */
    public record Lower(
            IdentityModule identity,
            AgreementModule agreement,
            Blobs blobs,
            Outbox outbox,
            ClientCards clients,
            Assignments assignments,
            VisitStore visits) {}

    /** Wires the module. */
    public IncidentModule(Db db, BusinessClock clock, Audit audit, Events events, Lower lower) {
        IncidentStore store = new IncidentStore();
        IncidentFileStore files = new IncidentFileStore();
        SentReportStore mails = new SentReportStore();
        IncidentPlace place = new IncidentPlace(lower.assignments(), lower.visits());
        ReadIncidents read = new ReadIncidents(
                db, store, files, mails, place, lower.agreement().contacts(), audit);
        ReportAround around = new ReportAround(
                place,
                lower.agreement().agreements(),
                lower.agreement().contacts(),
                lower.clients(),
                lower.identity().names(),
                lower.identity().providers(),
                clock);
        this.routes = new IncidentRoutes(
                new ReportIncident(
                        new Mutations(db), store, files, new OwnVisitStore(), lower.clients(), audit, events),
                new RecordIncidentReport(db, store, clock, audit, events),
                read,
                new CompleteIncident(db, store, files, lower.blobs(), clock, audit),
                new DecideCalamity(db, store, files, clock, audit, events),
                new SendIncidentReport(db, store, read, mails, around, lower.outbox(), clock, audit),
                new FollowIncident(db, store, files, clock, audit));
        HearMailServer hear = new HearMailServer(store, files, mails, clock, audit, events);
        events.on(MailAccepted.class, hear::accepted);
        events.on(MailReturned.class, hear::returned);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
