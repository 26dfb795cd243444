package nl.ronde.occasion;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/** Shows what was registered, the newest first, and one of them with its papers, its history and its term. */
final class ReadOccasions {
    private final Db db;
    private final OccasionStore store;
    private final Obligations obligations;
    private final Audit audit;

    ReadOccasions(Db db, OccasionStore store, Obligations obligations, Audit audit) {
        this.db = db;
        this.store = store;
        this.obligations = obligations;
        this.audit = audit;
    }

    /**
     * An occasion with everything that was done about it, and the term that it started.
     *
     * @param explanation how the term's end came about, Dutch
     */
    record WithTerm(Occasion.File file, Obligation term, String explanation) {}

    Page<Occasion> list(Actor actor, OccasionStore.Filter filter, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Occasion> page = Page.of(
                    store.list(tx, filter, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.happenedAt().toString(), last.id().toString()));
            List<UUID> clients = page.items().stream()
                    .map(Occasion::clientId)
                    .filter(Objects::nonNull)
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "listOccasions", "occasion", clients);
            return page;
        });
    }

    WithTerm get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Occasion occasion = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getOccasion", "occasion", id, occasion.clientId());
            var subject = new Subject(Subject.Type.OCCASION, id);
            Obligation term = obligations
                    .find(tx, occasion.kind().term(), occasion.variant(), subject)
                    .orElseThrow();
            return new WithTerm(
                    new Occasion.File(occasion, store.attachments(tx, id), store.events(tx, id)),
                    term,
                    obligations.explain(tx, term));
        });
    }
}
