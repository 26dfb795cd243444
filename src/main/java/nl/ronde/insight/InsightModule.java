package nl.ronde.insight;

import nl.ronde.audit.Audit;
import nl.ronde.audit.ClientTrail;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Builds this module's objects by hand and binds its two operations. It only reads. */
public final class InsightModule {
    private final AccessLog log;

    /** Wires the module. */
    public InsightModule(Db db, BusinessClock clock, Audit audit, ClientCards clients) {
        this.log = new AccessLog(db, new ClientTrail(), new KnownUsers(), clients, clock, audit);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        api.bind(
                "getClientAccessLog",
                request -> Reply.ok(
                        log.page(request.actor(), request.id("clientId"), request.body(AccessLog.Query.class))));
        api.bind(
                "getClientAccessLogFile",
                request -> Reply.file(
                        "text/csv",
                        log.file(request.actor(), request.id("clientId"), request.body(AccessLog.FileQuery.class)),
                        "inzage.csv"));
    }
}
