package nl.ronde.incident.meldcode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.UserNames;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Those named in a case read it, take its steps, name others and close it; for everybody else it is not there, or no longer. */
final class FollowMeldcode {
    private final Db db;
    private final MeldcodeStore cases;
    private final UserNames users;
    private final BusinessClock clock;
    private final MeldcodeTrail trail;

    FollowMeldcode(Db db, MeldcodeStore cases, UserNames users, BusinessClock clock, MeldcodeTrail trail) {
        this.db = db;
        this.cases = cases;
        this.users = users;
        this.clock = clock;
        this.trail = trail;
    }

    record StepGiven(
            MeldcodeCase.Step step,
            String text,
            @Nullable Boolean skipped,
            @Nullable LocalDate takenOn,
            MeldcodeCase.@Nullable Consulted consulted,
            @Nullable Boolean reportNecessary,
            @Nullable Boolean helpPossible,
            @Nullable LocalDate reportedOn) {}

    record MemberGiven(UUID userId) {}

    record EndGiven(String reason) {
        @Override
        public String toString() {
            return "EndGiven[…]";
        }
    }

    record ClosingGiven(String outcome) {}

    /** One line of the own list. */
    record Summary(UUID id, int version, Instant openedAt, boolean closed) {}

    Page<Summary> list(Actor actor, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            List<MeldcodeCase> own = cases.list(tx, user(actor), beforeTime, beforeId, paging.rows());
            trail.list(tx, actor);
            return Page.of(
                            own,
                            paging,
                            last -> List.of(
                                    last.openedAt().toString(), last.id().toString()))
                    .map(each -> new Summary(each.id(), each.version(), each.openedAt(), each.closedAt() != null));
        });
    }

    MeldcodeCase get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            MeldcodeCase found = cases.find(tx, user(actor), id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            trail.append(tx, actor, Audit.Kind.READ, "getMeldcodeCase", id);
            return found;
        });
    }

    MeldcodeCase step(Actor actor, UUID id, Function<MeldcodeCase, Integer> seen, StepGiven given) {
        Instant now = clock.instant();
        LocalDate today = AmsterdamTime.dateOf(now);
        LocalDate takenOn = given.takenOn() == null ? today : given.takenOn();
        notAhead(takenOn, today, "/takenOn");
        if (given.reportedOn() != null) {
            notAhead(given.reportedOn(), today, "/reportedOn");
        }
        return act(actor, id, "recordMeldcodeStep", (tx, open) -> {
            requireSeen(open, seen.apply(open));
            MeldcodeCase.Taken step = new MeldcodeCase.Taken(
                    Ids.next(),
                    given.step(),
                    given.text(),
                    Boolean.TRUE.equals(given.skipped()),
                    takenOn,
                    given.consulted(),
                    given.reportNecessary(),
                    given.helpPossible(),
                    given.reportedOn(),
                    user(actor),
                    now);
            open.require(step);
            cases.add(tx, id, step);
            cases.update(tx, id, open.version() + 1, null, null);
        });
    }

    MeldcodeCase name(Actor actor, UUID id, MemberGiven given) {
        return act(actor, id, "nameMeldcodeMember", (tx, open) -> {
            if (!users.isActive(tx, given.userId())) {
                throw MeldcodeProblem.MEMBER_UNKNOWN.refuse(MeldcodeProblem.MEMBER_UNKNOWN.title(), "/userId");
            }
            cases.addMember(tx, id, given.userId(), user(actor), clock.instant());
            cases.update(tx, id, open.version() + 1, null, null);
        });
    }

    /** Also where it is closed: who need not know any more reads it no longer. */
    MeldcodeCase unname(Actor actor, UUID id, UUID memberId, EndGiven given) {
        return actOnAny(actor, id, "endMeldcodeMembership", (tx, found) -> {
            found.requireOther(user(actor), memberId);
            cases.endMember(tx, id, memberId, user(actor), clock.instant(), given.reason());
            cases.update(tx, id, found.version() + 1, found.closedAt(), found.outcome());
        });
    }

    MeldcodeCase close(Actor actor, UUID id, Function<MeldcodeCase, Integer> seen, ClosingGiven given) {
        return act(actor, id, "closeMeldcodeCase", (tx, open) -> {
            requireSeen(open, seen.apply(open));
            open.requireDecided();
            cases.update(tx, id, open.version() + 1, clock.instant(), given.outcome());
        });
    }

    private interface Work {
        void on(Tx tx, MeldcodeCase found);
    }

    private MeldcodeCase act(Actor actor, UUID id, String action, Work work) {
        return actOnAny(actor, id, action, (tx, found) -> work.on(tx, found.requireOpen()));
    }

    private MeldcodeCase actOnAny(Actor actor, UUID id, String action, Work work) {
        return db.inTransaction(actor.providerId(), tx -> {
            work.on(tx, cases.lock(tx, user(actor), id).orElseThrow(CommonProblem.NOT_FOUND::refuse));
            trail.append(tx, actor, Audit.Kind.UPDATE, action, id);
            return cases.find(tx, user(actor), id).orElseThrow();
        });
    }

    private static void requireSeen(MeldcodeCase open, int expectedVersion) {
        if (open.version() != expectedVersion) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
    }

    private static void notAhead(LocalDate day, LocalDate today, String field) {
        if (day.isAfter(today) || !AmsterdamTime.inRange(day)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Deze dag ligt in de toekomst of kan niet.", field);
        }
    }

    private static UUID user(Actor actor) {
        return Objects.requireNonNull(actor.userId());
    }
}
