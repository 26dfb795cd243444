package nl.ronde.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.replacement.DeskStore.Entry;
import nl.ronde.staff.WorkerCard;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The planner's desk of replacement: what must be filled by when, what still has nobody, and what would have to give; one need
 * with everything about it; and who could go.
 */
final class ReadNeeds {
    private static final int NEAREST = 3;

    private final Db db;
    private final DeskStore desk;
    private final NeedStore needs;
    private final RecordStore records;
    private final OfferStore offers;
    private final Candidates candidates;
    private final ClientCards clients;
    private final Workers workers;
    private final BusinessClock clock;
    private final Audit audit;

    ReadNeeds(
            Db db,
            DeskStore desk,
            NeedStore needs,
            RecordStore records,
            OfferStore offers,
            Candidates candidates,
            ClientCards clients,
            Workers workers,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.desk = desk;
        this.needs = needs;
        this.records = records;
        this.offers = offers;
        this.candidates = candidates;
        this.clients = clients;
        this.workers = workers;
        this.clock = clock;
        this.audit = audit;
    }

    Page<NeedJson> desk(Actor actor, DeskStore.Filter filter, Request.Paging paging) {
        Instant afterDue = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Entry> page = Page.of(
                    desk.list(tx, filter, afterDue, afterId, paging.rows()),
                    paging,
                    last -> List.of(last.due().toString(), last.need().id().toString()));
            List<UUID> clientIds = page.items().stream()
                    .map(entry -> entry.need().clientId())
                    .distinct()
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "getReplacementDesk", NeedStore.TYPE, clientIds);
            Map<Entry, List<NeedVisit>> visits = new LinkedHashMap<>();
            page.items()
                    .forEach(entry ->
                            visits.put(entry, needs.visits(tx, entry.need().id())));
            Map<Entry, List<NeedJson.NearestMiss>> misses = nearestMisses(tx, visits);
            Names names = names(tx, visits);
            return page.map(
                    entry -> json(entry, visits.get(entry), names, misses.getOrDefault(entry, List.of()), null));
        });
    }

    NeedJson get(Actor actor, UUID needId) {
        return db.reading(actor.providerId(), tx -> {
            Entry entry = desk.find(tx, needId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            UUID client = entry.need().clientId();
            audit.append(tx, actor, Audit.Kind.READ, "getReplacementNeed", NeedStore.TYPE, needId, client);
            return details(tx, entry);
        });
    }

    /** The same inside what was just written. */
    NeedJson afterWrite(Actor actor, UUID needId) {
        return db.reading(
                actor.providerId(), tx -> details(tx, desk.find(tx, needId).orElseThrow()));
    }

    private NeedJson details(Tx tx, Entry entry) {
        UUID id = entry.need().id();
        List<NeedVisit> visits = needs.visits(tx, id);
        Map<Entry, List<NeedVisit>> one = Map.of(entry, visits);
        return json(
                entry,
                visits,
                names(tx, one),
                nearestMisses(tx, one).getOrDefault(entry, List.of()),
                new NeedJson.Records(
                        offers.ofNeed(tx, id),
                        offers.answers(tx, id),
                        records.agreements(tx, id),
                        records.wishes(tx, id),
                        records.told(tx, id)));
    }

    /** Everybody for the visits that nobody goes to, or for one of them. */
    List<Candidate> candidates(Actor actor, UUID needId, @Nullable UUID visitId) {
        return db.reading(actor.providerId(), tx -> {
            Need need = needs.find(tx, needId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(
                    tx, actor, Audit.Kind.READ, "listReplacementCandidates", NeedStore.TYPE, needId, need.clientId());
            List<NeedVisit> wanted = ahead(needs.visits(tx, needId)).stream()
                    .filter(visit -> visitId == null || visit.visitId().equals(visitId))
                    .toList();
            return wanted.isEmpty()
                    ? List.of()
                    : candidates.rank(
                            tx,
                            need,
                            wanted,
                            candidates.read(
                                    tx,
                                    wanted.getFirst().begin(),
                                    wanted.getLast().begin()));
        });
    }

    private List<NeedVisit> ahead(List<NeedVisit> visits) {
        Instant now = clock.instant();
        return visits.stream()
                .filter(OfferStore::isFree)
                .filter(visit -> visit.end().isAfter(now))
                .toList();
    }

    /** For the first visit of each open need that nobody can do: those with a single thing in the way. */
    private Map<Entry, List<NeedJson.NearestMiss>> nearestMisses(Tx tx, Map<Entry, List<NeedVisit>> visits) {
        Map<Entry, NeedVisit> first = new LinkedHashMap<>();
        visits.forEach((entry, all) -> {
            if (entry.need().state() == NeedState.OPEN) {
                ahead(all).stream().findFirst().ifPresent(visit -> first.put(entry, visit));
            }
        });
        if (first.isEmpty()) {
            return Map.of();
        }
        List<Instant> begins =
                first.values().stream().map(NeedVisit::begin).sorted().toList();
        Candidates.Shared shared = candidates.read(tx, begins.getFirst(), begins.getLast());
        Map<Entry, List<NeedJson.NearestMiss>> misses = new LinkedHashMap<>();
        first.forEach((entry, visit) -> {
            List<Candidate> ranked = candidates.rank(tx, entry.need(), List.of(visit), shared);
            if (ranked.stream().noneMatch(Candidate::possible)) {
                misses.put(
                        entry,
                        ranked.stream()
                                .filter(each -> each.exclusions().size() == 1)
                                .sorted(Comparator.comparing(
                                        each -> each.exclusions().getFirst().hard()))
                                .limit(NEAREST)
                                .map(NeedJson.NearestMiss::of)
                                .toList());
            }
        });
        return misses;
    }

    private record Names(Map<UUID, ClientCard> clients, Map<UUID, WorkerCard> workers) {}

    private Names names(Tx tx, Map<Entry, List<NeedVisit>> visits) {
        List<UUID> workerIds = new ArrayList<>();
        visits.forEach((entry, all) -> Stream.concat(
                        Stream.of(entry.need().workerId()), all.stream().map(NeedVisit::workerId))
                .filter(java.util.Objects::nonNull)
                .forEach(workerIds::add));
        List<UUID> clientIds =
                visits.keySet().stream().map(entry -> entry.need().clientId()).toList();
        return new Names(clients.find(tx, clientIds), workers.cards(tx, workerIds));
    }

    private NeedJson json(
            Entry entry,
            List<NeedVisit> visits,
            Names names,
            List<NeedJson.NearestMiss> misses,
            NeedJson.@Nullable Records more) {
        Need need = entry.need();
        ClientCard client = names.clients().get(need.clientId());
        return NeedJson.of(
                entry,
                client == null ? "" : client.displayName(),
                names.workers(),
                Filling.of(visits, need.workerId()),
                visits,
                misses,
                more,
                clock.instant());
    }
}
