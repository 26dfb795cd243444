package nl.ronde.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.text.Names;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/** Registers, changes, settles and shows complaints; never to or by the person one is about. */
final class ManageComplaints {
    private final Db db;
    private final ComplaintStore store;
    private final ClientCards clients;
    private final KnownUsers users;
    private final Workers workers;
    private final PlaceComplaint places;
    private final Audit audit;
    private final BusinessClock clock;

    ManageComplaints(
            Db db,
            ComplaintStore store,
            ClientCards clients,
            KnownUsers users,
            Workers workers,
            PlaceComplaint places,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.store = store;
        this.clients = clients;
        this.users = users;
        this.workers = workers;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    record Creation(
            UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable String agreementId,
            LocalDate receivedOn,
            Complaint.Complainant complainant,
            @Nullable String complainantName,
            Complaint.Channel channel,
            Complaint.Kind kind,
            String text,
            @Nullable UUID aboutWorkerId,
            UUID handlerId) {}

    /** What is absent stays. */
    record Change(
            @Nullable UUID assignmentId,
            @Nullable String agreementId,
            Complaint.@Nullable Kind kind,
            @Nullable String text,
            @Nullable UUID aboutWorkerId,
            @Nullable UUID handlerId) {
        boolean places() {
            return assignmentId != null || agreementId != null;
        }

        boolean onlyPlaces() {
            return places() && kind == null && text == null && aboutWorkerId == null && handlerId == null;
        }
    }

    Complaint register(Actor actor, Creation given) {
        Instant now = AmsterdamTime.toMicroseconds(clock.instant());
        requirePast(given.receivedOn(), now, "/receivedOn");
        return db.inTransaction(actor.providerId(), tx -> {
            if (clients.find(tx, List.of(given.clientId())).isEmpty()) {
                throw ComplaintProblem.CLIENT_UNKNOWN.at("/clientId");
            }
            requireOther(tx, given.handlerId(), given.aboutWorkerId());
            PlaceComplaint.Place place =
                    places.named(tx, given.clientId(), given.receivedOn(), given.assignmentId(), given.agreementId());
            Complaint complaint = new Complaint(
                    Ids.next(),
                    1,
                    given.clientId(),
                    place.assignmentId(),
                    place.agreementId(),
                    given.receivedOn(),
                    given.complainant(),
                    given.complainantName(),
                    given.channel(),
                    given.kind(),
                    given.text(),
                    given.aboutWorkerId(),
                    given.handlerId(),
                    null,
                    Objects.requireNonNull(actor.userId()),
                    now);
            store.insert(tx, complaint);
            trail(tx, actor, Audit.Kind.CREATE, "registerComplaint", complaint);
            return complaint;
        });
    }

    Complaint change(Actor actor, UUID id, int expectedVersion, Change given) {
        return db.inTransaction(actor.providerId(), tx -> {
            Complaint found = locked(tx, actor, id, expectedVersion);
            // One without an agreement would stand in no yearly report: where it belongs may be said after its end too.
            if (found.settlement() != null && !(found.agreementId() == null && given.onlyPlaces())) {
                throw ComplaintProblem.SETTLED.refuse();
            }
            Complaint was = given.places()
                    ? found.at(places.named(
                            tx, found.clientId(), found.receivedOn(), given.assignmentId(), given.agreementId()))
                    : places.placed(tx, found);
            Complaint next = was.changed(
                    given.kind() == null ? was.kind() : given.kind(),
                    given.text() == null ? was.text() : given.text(),
                    given.aboutWorkerId() == null ? was.aboutWorkerId() : given.aboutWorkerId(),
                    given.handlerId() == null ? was.handlerId() : given.handlerId());
            requireOther(tx, next.handlerId(), next.aboutWorkerId());
            store.change(tx, next);
            trail(tx, actor, Audit.Kind.UPDATE, "changeComplaint", next);
            return next;
        });
    }

    Complaint settle(Actor actor, UUID id, int expectedVersion, Complaint.Settlement given) {
        Instant now = clock.instant();
        requirePast(given.settledOn(), now, "/settledOn");
        return db.inTransaction(actor.providerId(), tx -> {
            Complaint was = places.placed(tx, locked(tx, actor, id, expectedVersion));
            if (was.settlement() != null) {
                throw ComplaintProblem.SETTLED.refuse();
            }
            if (given.settledOn().isBefore(was.receivedOn())) {
                throw ComplaintProblem.SETTLED_BEFORE_RECEIVED.at("/settledOn");
            }
            if (given.cause() == Complaint.Cause.OTHER && given.causeText() == null) {
                throw ComplaintProblem.WORDS_REQUIRED.at("/causeText");
            }
            requireOther(tx, was.handlerId(), was.aboutWorkerId());
            if (Names.stand(given.measures(), names(tx, was))) {
                throw ComplaintProblem.NAMES_IN_REPORT.at("/measures");
            }
            Complaint settled = was.settled(given);
            store.settle(tx, settled, actor.userId());
            trail(tx, actor, Audit.Kind.UPDATE, "settleComplaint", settled);
            return settled;
        });
    }

    Complaint get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Complaint complaint = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            requireNotAbout(actor, complaint);
            trail(tx, actor, Audit.Kind.READ, "getComplaint", complaint);
            return complaint;
        });
    }

    Page<Complaint> list(Actor actor, ComplaintStore.Filter filter, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            Page<Complaint> page = Page.of(
                    store.list(
                            tx,
                            filter,
                            paging.after(2, 0, LocalDate::parse),
                            paging.after(2, 1, UUID::fromString),
                            paging.rows()),
                    paging,
                    last -> List.of(last.receivedOn().toString(), last.id().toString()));
            List<UUID> shown =
                    page.items().stream().map(Complaint::clientId).distinct().toList();
            audit.append(tx, actor, Audit.Kind.READ, "listComplaints", ComplaintStore.TYPE, shown);
            return page;
        });
    }

    private Complaint locked(Tx tx, Actor actor, UUID id, int expectedVersion) {
        Complaint complaint = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        requireNotAbout(actor, complaint);
        if (complaint.version() != expectedVersion) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return complaint;
    }

    private static void requireNotAbout(Actor actor, Complaint complaint) {
        if (actor.workerId() != null && actor.workerId().equals(complaint.aboutWorkerId())) {
            throw ComplaintProblem.ABOUT_YOU.refuse();
        }
    }

    private void requireOther(Tx tx, UUID handlerId, @Nullable UUID aboutWorkerId) {
        if (aboutWorkerId != null && store.workerOfUser(tx, handlerId).equals(Optional.of(aboutWorkerId))) {
            throw ComplaintProblem.HANDLER_IS_CONCERNED.at("/handlerId");
        }
    }

    /** The names of everybody concerned, as far as they are known here. */
    private List<String> names(Tx tx, Complaint complaint) {
        List<String> names = new ArrayList<>();
        clients.find(tx, List.of(complaint.clientId())).values().forEach(card -> {
            names.add(card.displayName());
            names.add(card.callName() == null ? "" : card.callName());
        });
        if (complaint.aboutWorkerId() != null) {
            workers.cards(tx, List.of(complaint.aboutWorkerId())).values().forEach(card -> names.add(card.name()));
        }
        users.find(tx, List.of(complaint.handlerId())).values().forEach(user -> names.add(user.displayName()));
        names.add(complaint.complainantName() == null ? "" : complaint.complainantName());
        return names;
    }

    private static void requirePast(LocalDate day, Instant now, String field) {
        if (day.isAfter(AmsterdamTime.dateOf(now))) {
            throw ComplaintProblem.MOMENT_IN_FUTURE.at(field);
        }
        if (!AmsterdamTime.inRange(day)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Met deze datum kan niet gerekend worden.", field);
        }
    }

    private void trail(Tx tx, Actor actor, Audit.Kind kind, String action, Complaint complaint) {
        audit.append(tx, actor, kind, action, ComplaintStore.TYPE, complaint.id(), complaint.clientId());
    }
}
