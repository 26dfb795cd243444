package nl.ronde.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import org.jspecify.annotations.Nullable;

/** The administrator searches the trail, the newest entry first; the search is a line of the trail itself. */
final class SearchAudit {
    private final Db db;
    private final AuditStore store;
    private final Audit audit;

    SearchAudit(Db db, AuditStore store, Audit audit) {
        this.db = db;
        this.store = store;
        this.audit = audit;
    }

    Page<AuditEntry> run(Actor actor, Query query) {
        Request.Paging paging = Request.paging(query.limit(), query.cursor());
        Instant beforeAt = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            var found = store.search(tx, query, beforeAt, beforeId, paging.rows());
            List<UUID> asked = query.clientId() == null ? List.of() : List.of(query.clientId());
            audit.append(tx, actor, Audit.Kind.SEARCH, "searchAudit", "audit-entry", asked);
            return Page.of(
                    found,
                    paging,
                    last -> List.of(last.at().toString(), last.id().toString()));
        });
    }

    /**
     * What is looked for; absent parts narrow nothing.
     *
     * @param from first instant
     * @param until first instant that is too late
     */
    record Query(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UUID userId,
            @Nullable UUID clientId,
            @Nullable String objectType,
            @Nullable UUID objectId,
            @Nullable String action,
            Audit.@Nullable Kind kind,
            @Nullable Integer limit,
            @Nullable String cursor) {}
}
