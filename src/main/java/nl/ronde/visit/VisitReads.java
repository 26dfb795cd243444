package nl.ronde.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.staff.Workers;

/** Lists and shows visits to the office. */
public final class VisitReads {
    private final Db db;
    private final VisitStore visits;
    private final VisitListStore lists;
    private final FactStore facts;
    private final ExceptionStore exceptions;
    private final AdjustmentStore adjustments;
    private final ClientCards clients;
    private final Workers workers;
    private final Blobs blobs;
    private final Audit audit;

    VisitReads(
            Db db,
            VisitStore visits,
            VisitListStore lists,
            FactStore facts,
            ExceptionStore exceptions,
            AdjustmentStore adjustments,
            ClientCards clients,
            Workers workers,
            Blobs blobs,
            Audit audit) {
        this.db = db;
        this.visits = visits;
        this.lists = lists;
        this.facts = facts;
        this.exceptions = exceptions;
        this.adjustments = adjustments;
        this.clients = clients;
        this.workers = workers;
        this.blobs = blobs;
        this.audit = audit;
    }

    Page<VisitJson> list(Actor actor, VisitListStore.Filter filter, Request.Paging paging) {
        if (filter.from() != null && filter.until() != null && filter.until().isBefore(filter.from())) {
            throw VisitProblem.RANGE_INVALID.refuse(VisitProblem.RANGE_INVALID.title(), "until");
        }
        Instant afterStart = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Visit> page = Page.of(
                    lists.list(tx, filter, afterStart, afterId, paging.rows()),
                    paging,
                    visit -> List.of(visit.startsAt().toString(), visit.id().toString()));
            List<UUID> clientIds = page.items().stream()
                    .map(visit -> visit.target().clientId())
                    .distinct()
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "listVisits", VisitStore.TYPE, clientIds);
            var clientCards = clients.find(tx, clientIds);
            var workerCards = workers.cards(
                    tx,
                    page.items().stream()
                            .map(Visit::worker)
                            .filter(java.util.Objects::nonNull)
                            .distinct()
                            .toList());
            return page.map(visit ->
                    VisitJson.of(visit, clientCards.get(visit.target().clientId()), workerCards.get(visit.worker())));
        });
    }

    /** A visit as a line of a list, for another module's page; the reading goes into the trail under that page's name. */
    public Optional<VisitJson> summary(Tx tx, Actor actor, String action, UUID visitId) {
        return visits.find(tx, visitId).map(visit -> {
            UUID clientId = visit.target().clientId();
            audit.append(tx, actor, Audit.Kind.READ, action, VisitStore.TYPE, visitId, clientId);
            UUID workerId = visit.worker();
            return VisitJson.of(
                    visit,
                    clients.find(tx, List.of(clientId)).get(clientId),
                    workerId == null
                            ? null
                            : workers.cards(tx, List.of(workerId)).get(workerId));
        });
    }

    VisitJson.Details get(Actor actor, UUID visitId) {
        return db.reading(actor.providerId(), tx -> {
            var history = visits.history(tx, visitId);
            var events = facts.events(tx, visitId);
            var done = facts.activities(tx, visitId);
            var odd = exceptions.ofVisit(tx, visitId);
            var corrected = adjustments.ofVisit(tx, visitId);
            Visit visit = visits.find(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            UUID clientId = visit.target().clientId();
            audit.append(tx, actor, Audit.Kind.READ, "getVisit", VisitStore.TYPE, visitId, clientId);
            var client = clients.find(tx, List.of(clientId)).get(clientId);
            UUID workerId = visit.worker();
            var worker = workerId == null
                    ? null
                    : workers.cards(tx, List.of(workerId)).get(workerId);
            return new VisitJson.Details(
                    VisitJson.of(visit, client, worker),
                    history.rows(),
                    events.rows(),
                    done.rows(),
                    odd.rows(),
                    corrected.rows(),
                    photos(tx, events.rows()));
        });
    }

    private List<VisitJson.Photo> photos(Tx tx, List<FactStore.Fact> reported) {
        List<UUID> notes = reported.stream()
                .filter(fact -> fact.kind() == FactStore.Kind.NOTE || fact.kind() == FactStore.Kind.SIGNAL)
                .map(FactStore.Fact::id)
                .toList();
        if (notes.isEmpty()) {
            return List.of();
        }
        return blobs.namedBy(tx, FactStore.NOTE, notes).rows().stream()
                .map(photo -> new VisitJson.Photo(photo.entityId(), photo.sha256(), photo.received()))
                .toList();
    }
}
