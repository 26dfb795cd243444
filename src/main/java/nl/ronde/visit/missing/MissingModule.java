package nl.ronde.visit.missing;

import nl.ronde.audit.Audit;
import nl.ronde.device.Devices;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.staff.Workers;

/** Builds this package's objects by hand. */
public final class MissingModule {
    private static final int HOURS = 2;

    private final MissingReports reports;

    /** Wires the package. */
    public MissingModule(Db db, BusinessClock clock, Audit audit, Workers workers, Devices devices) {
        this.reports = new MissingReports(db, new MissingStore(), workers, devices, clock, audit);
    }

    /** Binds the operation of this package. */
    public void bind(Api api) {
        api.bind(
                "listMissingReports",
                request -> Reply.ok(reports.list(
                        request.actor(),
                        request.find("hours").map(Integer::parseInt).orElse(HOURS),
                        request.paging())));
    }
}
