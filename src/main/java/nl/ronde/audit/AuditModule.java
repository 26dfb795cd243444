package nl.ronde.audit;

import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the search of the trail. Writing goes through {@link Audit}. */
public final class AuditModule {
    private final SearchAudit search;

    /** Wires the module. */
    public AuditModule(Db db, Audit audit) {
        this.search = new SearchAudit(db, new AuditStore(), audit);
    }

    /** Binds the operation of this module. */
    public void bind(Api api) {
        api.bind(
                "searchAudit", request -> Reply.ok(search.run(request.actor(), request.body(SearchAudit.Query.class))));
    }
}
