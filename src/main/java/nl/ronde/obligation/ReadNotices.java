package nl.ronde.obligation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/** What the caller's roles are told of running terms, and that somebody has seen it. */
final class ReadNotices {
    private static final String TYPE = "notice";

    private final Db db;
    private final NoticeStore store;
    private final BusinessClock clock;
    private final Audit audit;

    ReadNotices(Db db, NoticeStore store, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param unseen only those that nobody has seen */
    Page<Notice> list(Actor actor, boolean unseen, Request.Paging paging) {
        Integer rank = paging.after(3, 0, Integer::valueOf);
        Instant dueAt = paging.after(3, 1, Instant::parse);
        UUID id = paging.after(3, 2, UUID::fromString);
        NoticeStore.Place after =
                rank == null || dueAt == null || id == null ? null : new NoticeStore.Place(rank, dueAt, id);
        return db.reading(actor.providerId(), tx -> {
            Page<Notice> page = Page.of(
                    store.list(tx, actor.roles(), unseen, after, paging.rows()),
                    paging,
                    last -> List.of(
                            String.valueOf(last.urgency().rank()),
                            last.obligation().dueAt().toString(),
                            last.id().toString()));
            List<UUID> clients = page.items().stream()
                    .map(notice -> notice.obligation().clientId())
                    .filter(Objects::nonNull)
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "listNotices", TYPE, clients);
            return page;
        });
    }

    /** Seen by this user, unless somebody was before. It stays in the list until the term is met or told of anew. */
    Notice seen(Actor actor, UUID id) {
        return db.inTransaction(actor.providerId(), tx -> {
            Notice notice = store.find(tx, actor.roles(), id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            store.seen(tx, id, clock.instant(), actor.userId());
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "markNoticeSeen",
                    TYPE,
                    id,
                    notice.obligation().clientId());
            return store.find(tx, actor.roles(), id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        });
    }
}
