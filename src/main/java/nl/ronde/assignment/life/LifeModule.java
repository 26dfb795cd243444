package nl.ronde.assignment.life;

import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;

/**
 * Builds this package's objects by hand. It raises {@link LifeRecorded}, {@link ServiceDaysChanged}, {@link
 * AssignmentNotStarted}, {@link AssignmentEnded}, {@link EndWithdrawn}, {@link DecisionNearsEnd} and those of admission stops.
 */
public final class LifeModule {
    private final LifeRoutes routes;
    private final Books books;
    private final VisitEntries visitEntries;
    private final WatchEnds watch;

    /** Wires the package. */
    public LifeModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            ProviderAgreements providerAgreements,
            Assignments assignments,
            ClientCards clients) {
        LifeStore store = new LifeStore();
        ServiceDays days = new ServiceDays();
        Closings closings = new Closings();
        LifeBook book = new LifeBook(db, assignments, store, closings, events, audit, clock);
        UrgentRequests urgent =
                new UrgentRequests(db, store, assignments, providerAgreements, clients, events, audit, clock);
        this.books = new Books(store, closings);
        this.visitEntries = new VisitEntries(book);
        this.watch = new WatchEnds(assignments, closings, events, clock);
        this.routes = new LifeRoutes(
                new BeginHelp(book, events),
                new StartHelp(book),
                new InterruptHelp(book, days),
                new GiveNotice(book, agreements),
                new ChangeWorkers(book),
                new ChangeOfSituation(book),
                new FollowUp(book, agreements),
                new EndHelp(book),
                new TakeBack(book),
                urgent,
                new AdmissionStops(db, new AdmissionStopStore(), providerAgreements, events, audit, clock),
                new TellByMessage(book),
                new ReadTimeline(db, assignments, store, days, closings, audit, clock));
    }

    /** Reads the books. */
    public Books books() {
        return books;
    }

    /** What visits write in the books by themselves. */
    public VisitEntries visitEntries() {
        return visitEntries;
    }

    /** Sees assignments end. */
    public WatchEnds watchEnds() {
        return watch;
    }

    /** Adds the jobs of this package. */
    public void addJobs(Jobs jobs) {
        jobs.add(WatchEnds.NAME, watch);
    }

    /** Binds the operations of this package. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
