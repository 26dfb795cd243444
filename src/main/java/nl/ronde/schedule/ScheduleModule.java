package nl.ronde.schedule;

import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.staff.Workers;
import nl.ronde.visit.PlannedVisits;
import nl.ronde.visit.VisitModule;

/** Builds this module's objects by hand and shows the few that others use. */
public final class ScheduleModule {
    private final MakeVisits makeVisits;
    private final ManageSeries manageSeries;
    private final ChangeSeries changeSeries;

    /** Wires the module. */
    public ScheduleModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Assignments assignments,
            ClientCards clients,
            Workers workers,
            VisitModule visits) {
        PlannedVisits plannedVisits = visits.plannedVisits();
        SeriesStore store = new SeriesStore();
        SeriesFiles files = new SeriesFiles(store, plannedVisits, clients, workers);
        this.makeVisits = new MakeVisits(store, plannedVisits, clock);
        this.manageSeries =
                new ManageSeries(db, store, makeVisits, files, assignments, visits.mayBePlanned(), clock, audit);
        this.changeSeries = new ChangeSeries(db, store, makeVisits, files, plannedVisits, clock, audit);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new ScheduleRoutes(manageSeries, changeSeries).bind(api);
    }

    /** Adds the job that makes visits ahead of time. */
    public void addJobs(Jobs jobs) {
        jobs.add("visit-series", makeVisits::makeDue);
    }
}
