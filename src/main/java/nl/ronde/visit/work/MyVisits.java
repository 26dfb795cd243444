package nl.ronde.visit.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * What a worker reads: the own visits of yesterday to fourteen days ahead, with what is needed at the door. Three round
 * trips to the database: the visits; cards, areas and activities together; the trail with the commit.
 */
final class MyVisits {
    private final Db db;
    private final OwnVisitStore own;
    private final AssignedAreas areas;
    private final ClientCards clients;
    private final Agreements agreements;
    private final Access access;
    private final Audit audit;
    private final BusinessClock clock;

    MyVisits(
            Db db,
            OwnVisitStore own,
            AssignedAreas areas,
            ClientCards clients,
            Agreements agreements,
            Access access,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.own = own;
        this.areas = areas;
        this.clients = clients;
        this.agreements = agreements;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** One day; without a date the present one. Outside the window it is empty. */
    Day day(Actor actor, @Nullable LocalDate date) {
        LocalDate day = date == null ? AmsterdamTime.dateOf(clock.instant()) : date;
        return read(actor, "getMyDay", window().clamp(day, day));
    }

    /** The visits of these days, as far as they lie in the window. */
    Day between(Actor actor, @Nullable LocalDate from, @Nullable LocalDate until) {
        WorkerWindow window = window();
        return read(
                actor,
                "listMyVisits",
                window.clamp(from == null ? window.from() : from, until == null ? window.until() : until));
    }

    /** A client of an own visit in the window. */
    MyClient client(Actor actor, UUID clientId) {
        UUID worker = Access.worker(actor);
        WorkerWindow window = window();
        return access.denying(
                actor,
                "getMyClient",
                "client",
                clientId,
                () -> db.reading(actor.providerId(), tx -> {
                    Tx.Later<Visit> visits = own.ofClient(tx, worker, window.from(), window.until(), clientId);
                    ClientCard card = clients.find(tx, List.of(clientId)).get(clientId);
                    if (card == null || visits.rows().isEmpty()) {
                        throw CommonProblem.NOT_FOUND.refuse();
                    }
                    audit.append(tx, actor, Audit.Kind.READ, "getMyClient", "client", clientId, clientId);
                    return new MyClient(
                            card, visits.rows().stream().map(Visit::id).toList());
                }));
    }

    private WorkerWindow window() {
        return WorkerWindow.around(clock.instant());
    }

    private Day read(Actor actor, String action, WorkerWindow days) {
        UUID worker = Access.worker(actor);
        return db.reading(actor.providerId(), tx -> {
            List<OwnVisitStore.Own> visits =
                    own.between(tx, worker, days.from(), days.until()).rows();
            List<UUID> clientIds = distinct(visits.stream()
                    .map(each -> each.visit().target().clientId())
                    .toList());
            audit.append(tx, actor, Audit.Kind.READ, action, VisitStore.TYPE, clientIds);
            if (visits.isEmpty()) {
                return new Day(days.from(), days.until(), List.of(), List.of());
            }
            var assigned = areas.find(
                    tx,
                    distinct(visits.stream()
                            .map(each -> each.visit().target().assignmentId())
                            .filter(Objects::nonNull)
                            .toList()));
            var ticked = own.activities(
                    tx, visits.stream().map(each -> each.visit().id()).toList());
            Map<UUID, ClientCard> cards = clients.find(tx, clientIds);
            Map<UUID, List<AssignedAreas.Area>> areasOf = AssignedAreas.byAssignment(assigned);
            Map<UUID, List<FactStore.Done>> doneAt = OwnVisitStore.byVisit(ticked);
            return new Day(
                    days.from(),
                    days.until(),
                    visits.stream()
                            .map(each -> MyVisit.of(
                                    each,
                                    cards.get(each.visit().target().clientId()),
                                    areasOf.getOrDefault(each.visit().target().assignmentId(), List.of()),
                                    doneAt.getOrDefault(each.visit().id(), List.of())))
                            .toList(),
                    catalogues(visits));
        });
    }

    private List<MyCatalogue> catalogues(List<OwnVisitStore.Own> visits) {
        return visits.stream()
                .map(each -> each.visit().target().agreementId())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> MyCatalogue.of(agreements, id).stream())
                .toList();
    }

    private static <T> List<T> distinct(List<T> many) {
        return many.stream().distinct().toList();
    }

    record Day(LocalDate from, LocalDate until, List<MyVisit> visits, List<MyCatalogue> catalogues) {}

    record MyClient(ClientCard client, List<UUID> visitIds) {}

    /** An own visit: no BSN, no tariff, nothing of approval. */
    record MyVisit(
            UUID id,
            int version,
            VisitStatus status,
            LocalDate day,
            @Nullable Instant plannedBegin,
            @Nullable Instant plannedEnd,
            @Nullable Instant begin,
            @Nullable Instant end,
            @Nullable UUID jointVisitId,
            @Nullable String agreement,
            boolean firstContact,
            boolean legitimationRecorded,
            ClientCard client,
            List<AssignedAreas.Area> resultAreas,
            List<FactStore.Done> activities) {
        static MyVisit of(
                OwnVisitStore.Own own,
                ClientCard client,
                List<AssignedAreas.Area> areas,
                List<FactStore.Done> activities) {
            Visit visit = own.visit();
            return new MyVisit(
                    visit.id(),
                    visit.version(),
                    visit.status(),
                    visit.day(),
                    visit.plan().begin(),
                    visit.plan().end(),
                    visit.begin(),
                    visit.end(),
                    visit.plan().jointVisitId(),
                    visit.target().agreementId(),
                    own.firstContact(),
                    own.legitimated(),
                    client,
                    areas,
                    activities);
        }
    }
}
