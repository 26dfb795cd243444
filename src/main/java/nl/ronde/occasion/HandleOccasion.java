package nl.ronde.occasion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermRule;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Deadline;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What the office does about an occasion: answers it, records steps on the way, gets more time, or ends it with a reason. */
final class HandleOccasion {
    private final Db db;
    private final OccasionStore store;
    private final Agreements agreements;
    private final Obligations obligations;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    HandleOccasion(
            Db db,
            OccasionStore store,
            Agreements agreements,
            Obligations obligations,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.store = store;
        this.agreements = agreements;
        this.obligations = obligations;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** What was sent, to whom and when. */
    record Response(
            Instant sentAt,
            String sentTo,
            String text,
            @Nullable String reference) {}

    /** Something that was done on the way. */
    record Step(
            Occasion.What what,
            Instant happenedAt,
            String text,
            @Nullable String reference) {}

    /** More time, as who asked granted it. */
    record Extension(LocalDate until, String reason) {}

    record Ending(String reason) {}

    ReadOccasions.WithTerm respond(Actor actor, UUID id, int seen, Response response) {
        Instant at = past(response.sentAt(), "/sentAt");
        return change(actor, id, seen, "recordOccasionResponse", (tx, occasion) -> {
            requireNotBefore(occasion, at, "/sentAt");
            Occasion next = occasion.answered();
            requireHandedOver(tx, occasion);
            add(tx, actor, id, Occasion.What.RESPONSE, at, response.text(), response.sentTo(), response.reference());
            events.raise(tx, new OccasionAnswered(id, occasion.kind(), occasion.variant(), at));
            return next;
        });
    }

    ReadOccasions.WithTerm step(Actor actor, UUID id, int seen, Step step) {
        Instant at = past(step.happenedAt(), "/happenedAt");
        return change(actor, id, seen, "recordOccasionStep", (tx, occasion) -> {
            Occasion next = occasion.touched();
            requireNotBefore(occasion, at, "/happenedAt");
            add(tx, actor, id, step.what(), at, step.text(), null, step.reference());
            return next;
        });
    }

    ReadOccasions.WithTerm extend(Actor actor, UUID id, int seen, Extension extension) {
        return change(actor, id, seen, "extendOccasion", (tx, occasion) -> {
            Occasion next = occasion.touched();
            checkExtension(tx, occasion, extension.until());
            store.add(
                    tx,
                    id,
                    new Occasion.Event(
                            Ids.next(),
                            Occasion.What.EXTENDED,
                            clock.instant(),
                            extension.reason(),
                            null,
                            null,
                            extension.until(),
                            Objects.requireNonNull(actor.userId()),
                            clock.instant()));
            events.raise(
                    tx,
                    new OccasionExtended(
                            id, occasion.kind(), occasion.variant(), extension.until(), extension.reason()));
            return next;
        });
    }

    ReadOccasions.WithTerm close(Actor actor, UUID id, int seen, Ending ending) {
        return change(actor, id, seen, "closeOccasion", (tx, occasion) -> {
            Occasion next = occasion.closed(ending.reason());
            add(tx, actor, id, Occasion.What.CLOSED, clock.instant(), ending.reason(), null, null);
            events.raise(tx, new OccasionClosed(id, occasion.kind(), occasion.variant(), ending.reason()));
            return next;
        });
    }

    /** Only who asks gives more time: a question's day, and the plan for social return to its twelve weeks (Kampen 10.2). */
    private void checkExtension(Tx tx, Occasion occasion, LocalDate until) {
        Obligation term = term(tx, occasion).orElseThrow();
        if (!until.isAfter(term.dueOn())) {
            throw OccasionProblem.EXTENSION_NOT_LATER.refuse(OccasionProblem.EXTENSION_NOT_LATER.title(), "/until");
        }
        if (occasion.kind() == OccasionKind.INFORMATION_REQUEST) {
            return;
        }
        LocalDate latest = latest(occasion).orElseThrow(() -> OccasionProblem.EXTENSION_NOT_POSSIBLE.refuse());
        if (until.isAfter(latest)) {
            throw OccasionProblem.EXTENSION_TOO_LONG.refuse(
                    "De overeenkomst laat uitstel toe tot en met " + DutchMoment.day(latest) + ".", "/until");
        }
    }

    private Optional<LocalDate> latest(Occasion occasion) {
        return occasion.kind() != OccasionKind.SROI_PLAN
                ? Optional.empty()
                : agreements
                        .agreementRule(
                                occasion.agreementId(),
                                occasion.kind().term(),
                                Optional.of("extended"),
                                AmsterdamTime.dateOf(occasion.happenedAt()))
                        .flatMap(TermRule::term)
                        .map(term -> term.deadline(occasion.happenedAt()))
                        .map(Deadline::dueOn);
    }

    private void requireHandedOver(Tx tx, Occasion occasion) {
        if (occasion.kind() != OccasionKind.AGREEMENT_EXIT) {
            return;
        }
        List<Occasion.What> done = store.events(tx, occasion.id()).stream()
                .map(Occasion.Event::what)
                .toList();
        if (!done.contains(Occasion.What.STAFF_HANDED_OVER) || !done.contains(Occasion.What.CLIENTS_HANDED_OVER)) {
            throw OccasionProblem.HANDOVER_INCOMPLETE.refuse();
        }
    }

    private Instant past(Instant at, String field) {
        Instant moment = AmsterdamTime.toMicroseconds(at);
        if (moment.isAfter(clock.instant())) {
            throw OccasionProblem.OCCASION_IN_FUTURE.refuse(OccasionProblem.OCCASION_IN_FUTURE.title(), field);
        }
        return moment;
    }

    private static void requireNotBefore(Occasion occasion, Instant at, String field) {
        if (at.isBefore(occasion.happenedAt())) {
            throw OccasionProblem.BEFORE_OCCASION.refuse(OccasionProblem.BEFORE_OCCASION.title(), field);
        }
    }

    private void add(
            Tx tx,
            Actor actor,
            UUID id,
            Occasion.What what,
            Instant at,
            String text,
            @Nullable String sentTo,
            @Nullable String reference) {
        store.add(
                tx,
                id,
                new Occasion.Event(
                        Ids.next(),
                        what,
                        at,
                        text,
                        sentTo,
                        reference,
                        null,
                        Objects.requireNonNull(actor.userId()),
                        clock.instant()));
    }

    private Optional<Obligation> term(Tx tx, Occasion occasion) {
        var subject = new Subject(Subject.Type.OCCASION, occasion.id());
        return obligations.find(tx, occasion.kind().term(), occasion.variant(), subject);
    }

    private ReadOccasions.WithTerm change(Actor actor, UUID id, int seen, String action, Change change) {
        return db.inTransaction(actor.providerId(), tx -> {
            Occasion occasion = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (occasion.version() != seen) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            Occasion next = change.apply(tx, occasion);
            store.update(tx, next);
            audit.append(tx, actor, Audit.Kind.UPDATE, action, "occasion", id, occasion.clientId());
            Obligation term = term(tx, next).orElseThrow();
            return new ReadOccasions.WithTerm(
                    new Occasion.File(next, store.attachments(tx, id), store.events(tx, id)),
                    term,
                    obligations.explain(tx, term));
        });
    }

    @FunctionalInterface
    private interface Change {
        Occasion apply(Tx tx, Occasion occasion);
    }
}
