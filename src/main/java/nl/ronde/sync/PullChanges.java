package nl.ronde.sync;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.device.DeviceHealth;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.sync.SyncJson.Change;
import nl.ronde.sync.SyncJson.Reason;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.work.WorkerWindow;
import org.jspecify.annotations.Nullable;

/**
 * Use case {@code getSyncChanges}: what changed for a worker since her cursor, as it is now. The feed says which entities;
 * what is sent is their present state, so that one row may stand for many changes.
 */
final class PullChanges {
    private static final long LAST = Long.MAX_VALUE;

    private final Db db;
    private final FeedStore feed;
    private final OwnVisitStore own;
    private final PageContent content;
    private final DeviceHealth health;
    private final BusinessClock clock;

    PullChanges(
            Db db, FeedStore feed, OwnVisitStore own, PageContent content, DeviceHealth health, BusinessClock clock) {
        this.db = db;
        this.feed = feed;
        this.own = own;
        this.content = content;
        this.health = health;
        this.clock = clock;
    }

    SyncJson.Page run(Actor actor, @Nullable String cursorText, int limit) {
        if (actor.workerId() == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        WorkerWindow window = WorkerWindow.around(clock.instant());
        Cursor cursor = cursorText == null ? null : Cursor.decode(cursorText);
        return db.reading(actor.providerId(), tx -> {
            Tx.Later<FeedStore.Stand> asked = feed.stand(tx, actor.workerId());
            if (cursor == null || cursor.isBootstrap()) {
                return bootstrap(tx, actor, asked.rows().getFirst(), cursor, window, limit);
            }
            return update(tx, actor, asked, cursor, window, limit);
        });
    }

    /** A cursor of another database, of another worker, or from a time that a restore has undone. */
    private static void requireOfNow(Cursor cursor, FeedStore.Stand stand, UUID workerId) {
        if (!cursor.epoch().equals(stand.epoch())
                || !cursor.workerId().equals(workerId)
                || cursor.xid() >= stand.latest()) {
            throw SyncProblem.CURSOR_RESET.refuse();
        }
    }

    /**
     * The whole window, page by page. What changes meanwhile is sent afterwards: the cursor at its end stands where the feed
     * stood at its beginning.
     */
    private SyncJson.Page bootstrap(
            Tx tx, Actor actor, FeedStore.Stand stand, @Nullable Cursor begun, WorkerWindow window, int limit) {
        UUID worker = actor.workerId();
        Cursor cursor =
                begun == null ? new Cursor(stand.epoch(), worker, stand.horizon() - 1, LAST, window, null) : begun;
        requireOfNow(cursor, stand, worker);
        List<OwnVisitStore.Own> all = own.between(
                        tx, worker, cursor.window().from(), cursor.window().until())
                .rows();
        int from = begun == null ? 0 : indexBehind(all, begun.after());
        List<OwnVisitStore.Own> page = all.subList(from, Math.min(all.size(), from + limit));
        boolean more = from + page.size() < all.size();
        Cursor next = more
                ? new Cursor(
                        cursor.epoch(),
                        worker,
                        cursor.xid(),
                        cursor.seq(),
                        cursor.window(),
                        page.getLast().visit().id())
                : cursor.at(cursor.xid(), cursor.seq(), cursor.window());
        List<Change> changes = content.of(tx, actor, page, Set.of(), Set.of());
        return page(tx, actor, changes, next, more, stand, cursor.window());
    }

    /** Behind the visit that was sent last; where that is gone from the list meanwhile, from the beginning again. */
    private static int indexBehind(List<OwnVisitStore.Own> all, @Nullable UUID after) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).visit().id().equals(after)) {
                return i + 1;
            }
        }
        return 0;
    }

    private SyncJson.Page update(
            Tx tx, Actor actor, Tx.Later<FeedStore.Stand> asked, Cursor cursor, WorkerWindow window, int limit) {
        UUID worker = actor.workerId();
        Tx.Later<FeedStore.Changed> rows = feed.since(tx, worker, cursor.xid(), cursor.seq(), limit, window);
        FeedStore.Stand stand = asked.rows().getFirst();
        requireOfNow(cursor, stand, worker);
        List<FeedStore.Changed> changed = rows.rows();
        List<OwnVisitStore.Own> visits = new ArrayList<>();
        Set<UUID> gone = new LinkedHashSet<>();
        List<Change> removals = new ArrayList<>();
        moveWindow(tx, worker, cursor.window(), window, visits, gone, removals);
        read(tx, worker, changed, window, visits, gone, removals);
        removals.addAll(content.noLongerNeeded(tx, worker, gone, window));
        List<Change> changes =
                new ArrayList<>(content.of(tx, actor, visits, ids(changed, "client"), ids(changed, "assignment")));
        changes.addAll(0, removals);
        boolean more = changed.size() == limit;
        FeedStore.Changed last = more ? changed.getLast() : null;
        Cursor next = last != null
                ? cursor.at(last.xid(), last.seq(), window)
                : cursor.at(Math.max(stand.horizon() - 1, cursor.xid()), LAST, window);
        return page(tx, actor, changes, next, more, stand, window);
    }

    /** The days go on by themselves: no row of the feed says that a visit came within reach because it is today. */
    private void moveWindow(
            Tx tx,
            UUID worker,
            WorkerWindow before,
            WorkerWindow now,
            List<OwnVisitStore.Own> visits,
            Set<UUID> gone,
            List<Change> removals) {
        WorkerWindow entered = now.clamp(AmsterdamTime.plusDays(before.until(), 1), now.until());
        if (!entered.isEmpty()) {
            visits.addAll(
                    own.between(tx, worker, entered.from(), entered.until()).rows());
        }
        WorkerWindow left = before.clamp(before.from(), AmsterdamTime.plusDays(now.from(), -1));
        if (!left.isEmpty()) {
            own.between(tx, worker, left.from(), left.until()).rows().forEach(old -> {
                gone.add(old.visit().id());
                removals.add(Change.removed("visit", old.visit().id(), Reason.RETENTION));
            });
        }
    }

    private void read(
            Tx tx,
            UUID worker,
            List<FeedStore.Changed> changed,
            WorkerWindow window,
            List<OwnVisitStore.Own> visits,
            Set<UUID> gone,
            List<Change> removals) {
        Set<UUID> ids = ids(changed, "visit");
        visits.forEach(already -> ids.remove(already.visit().id()));
        ids.removeAll(gone);
        if (ids.isEmpty()) {
            return;
        }
        for (OwnVisitStore.Own each : own.these(tx, worker, ids).rows()) {
            if (window.holds(each.visit().day())) {
                visits.add(each);
                ids.remove(each.visit().id());
            }
        }
        // One that is not the worker's now, without a word that it left, left in a transaction that is served later.
        changed.stream()
                .filter(row -> row.left() && ids.contains(row.id()))
                .map(FeedStore.Changed::id)
                .filter(gone::add)
                .forEach(id -> removals.add(Change.removed("visit", id, Reason.OUT_OF_SCOPE)));
    }

    private static Set<UUID> ids(List<FeedStore.Changed> changed, String type) {
        Set<UUID> ids = new LinkedHashSet<>();
        changed.stream().filter(row -> row.type().equals(type)).forEach(row -> ids.add(row.id()));
        return ids;
    }

    private SyncJson.Page page(
            Tx tx,
            Actor actor,
            List<Change> changes,
            Cursor next,
            boolean more,
            FeedStore.Stand stand,
            WorkerWindow window) {
        if (!more) {
            health.pulled(tx, actor, next.xid());
        }
        return new SyncJson.Page(
                changes, next.encode(), more, clock.instant(), stand.scopeEpoch(), window.from(), window.until());
    }
}
