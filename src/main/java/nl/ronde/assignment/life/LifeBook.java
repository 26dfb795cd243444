package nl.ronde.assignment.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The one way into the book of an assignment: locked, checked, written, audited and told in one transaction. */
final class LifeBook {
    private final Db db;
    private final Assignments assignments;
    private final LifeStore store;
    private final Closings closings;
    private final Events events;
    private final Audit audit;
    private final BusinessClock clock;

    LifeBook(
            Db db,
            Assignments assignments,
            LifeStore store,
            Closings closings,
            Events events,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.assignments = assignments;
        this.store = store;
        this.closings = closings;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be written, once the rules have been asked. */
    interface Step {
        Draft take(Place place);
    }

    /**
     * Writes an entry.
     *
     * @param operation as the contract names it
     */
    LifeEntry write(Actor actor, String operation, UUID assignmentId, Step step) {
        return db.inTransaction(actor.providerId(), tx -> {
            Assignments.Locked locked = assignments.lock(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (locked.assignment().withdrawn()) {
                throw LifeProblem.WITHDRAWN.refuse();
            }
            Place place = place(tx, actor, locked);
            return write(place, operation, step.take(place));
        });
    }

    /**
     * What happened elsewhere writes an entry in its own transaction. It is a fact, so nothing refuses it.
     *
     * @param step gives nothing where nothing is to be written
     * @return empty where nothing was written, or the municipality had withdrawn the assignment
     */
    Optional<LifeEntry> hear(
            Tx tx, Actor actor, String operation, UUID assignmentId, Function<Place, Optional<Draft>> step) {
        return assignments
                .lock(tx, assignmentId)
                .filter(locked -> !locked.assignment().withdrawn())
                .flatMap(locked -> {
                    Place place = place(tx, actor, locked);
                    return step.apply(place).map(draft -> write(place, operation, draft));
                });
    }

    private Place place(Tx tx, Actor actor, Assignments.Locked locked) {
        UUID assignmentId = locked.assignment().id();
        Life life = Life.of(store.ofAssignment(tx, assignmentId));
        return new Place(tx, actor, locked, life, closings.find(tx, assignmentId), clock.instant());
    }

    private LifeEntry write(Place place, String operation, Draft draft) {
        Tx tx = place.tx();
        LifeEntry entry = draft.entry(place);
        audit.append(
                tx,
                place.actor(),
                Audit.Kind.UPDATE,
                operation,
                ReadTimeline.ENTITY,
                place.assignment().id(),
                entry.clientId());
        // Told again, in the same words, of the same moment: a request whose answer was lost. It starts no second term.
        Optional<LifeEntry> told = place.life().entries().stream()
                .filter(each -> each.kind() == entry.kind() && Objects.equals(each.aboutId(), entry.aboutId()))
                .reduce((before, after) -> after)
                .filter(entry::saysTheSame);
        if (told.isPresent()) {
            return told.get();
        }
        store.insert(tx, entry);
        draft.afterwards().accept(entry);
        events.raise(tx, new LifeRecorded(entry, draft.about()));
        return entry;
    }

    /** Closes an assignment whose help does not begin, and tells it. */
    void doesNotBegin(Place place, String reason) {
        Assignment assignment = place.assignment();
        closings.set(place.tx(), assignment.id(), AmsterdamTime.plusDays(assignment.firstDay(), -1), false);
        events.raise(place.tx(), new AssignmentNotStarted(assignment, reason));
        tellDays(place, reason);
    }

    /** Help is given until this day, included; null: as long as the decision says. */
    void closeAfter(Place place, @Nullable LocalDate lastDay) {
        closings.set(
                place.tx(), place.assignment().id(), lastDay, place.closing().charged());
    }

    /** Others look at the planned visits. */
    void tellDays(Place place, @Nullable String cancelBecause) {
        events.raise(place.tx(), new ServiceDaysChanged(place.assignment(), place.actor(), cancelBecause));
    }

    /** A locked assignment with what is known of it. */
    record Place(Tx tx, Actor actor, Assignments.Locked locked, Life life, Closings.Closing closing, Instant now) {
        Assignment assignment() {
            return locked.assignment();
        }

        LocalDate today() {
            return AmsterdamTime.dateOf(now);
        }

        /** The moment to the microsecond; refused in the future. */
        Instant past(Instant moment, String field) {
            if (moment.isAfter(now)) {
                throw LifeProblem.MOMENT_IN_FUTURE.at(field);
            }
            return AmsterdamTime.toMicroseconds(moment);
        }

        /** The start of a day that is not in the future and not before the assignment. */
        Instant pastDay(LocalDate day, String field) {
            if (day.isAfter(today())) {
                throw LifeProblem.MOMENT_IN_FUTURE.at(field);
            }
            requireNotBefore(day, field);
            return AmsterdamTime.startOfDay(day);
        }

        void requireNotBefore(LocalDate day, String field) {
            if (day.isBefore(locked.earliest())) {
                throw LifeProblem.BEFORE_ASSIGNMENT.at(field);
            }
            if (!AmsterdamTime.inRange(day)) {
                throw CommonProblem.INVALID_REQUEST.refuse("Met deze datum kan niet gerekend worden.", field);
            }
        }

        /** Refuses what needs help to be going on, or still to come, on the day. */
        void requireGoingOn(LocalDate day) {
            if (life.standing() == Life.Standing.NOT_STARTED) {
                throw LifeProblem.NOT_STARTING.refuse();
            }
            LocalDate last = closing.lastDayOf(assignment());
            if (last != null && day.isAfter(last)) {
                throw LifeProblem.ENDED.refuse("De laatste dag was " + last + ".");
            }
        }

        LifeEntry entry(UUID id) {
            return life.find(id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        }
    }

    /**
     * An entry to be written.
     *
     * @param afterwards what follows from it in the same transaction
     */
    record Draft(
            EntryKind kind,
            Instant happenedAt,
            Object details,
            @Nullable LifeEntry about,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable UUID workerId,
            Consumer<LifeEntry> afterwards) {
        static Draft of(EntryKind kind, Instant happenedAt, Object details) {
            return new Draft(kind, happenedAt, details, null, null, null, null, entry -> {});
        }

        Draft following(LifeEntry entry) {
            return new Draft(kind, happenedAt, details, entry, firstDay, lastDay, workerId, afterwards);
        }

        Draft days(@Nullable LocalDate first, @Nullable LocalDate last) {
            return new Draft(kind, happenedAt, details, about, first, last, workerId, afterwards);
        }

        Draft worker(@Nullable UUID id) {
            return new Draft(kind, happenedAt, details, about, firstDay, lastDay, id, afterwards);
        }

        Draft then(Consumer<LifeEntry> next) {
            return new Draft(kind, happenedAt, details, about, firstDay, lastDay, workerId, next);
        }

        LifeEntry entry(Place place) {
            Assignment assignment = place.assignment();
            return new LifeEntry(
                    Ids.next(),
                    assignment.clientId(),
                    assignment.id(),
                    assignment.agreementId(),
                    kind,
                    about == null ? null : about.id(),
                    happenedAt,
                    firstDay,
                    lastDay,
                    workerId,
                    Json.tree(details),
                    Objects.requireNonNull(place.actor().userId()),
                    AmsterdamTime.toMicroseconds(place.now()));
        }
    }
}
