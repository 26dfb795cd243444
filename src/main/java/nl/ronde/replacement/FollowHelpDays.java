package nl.ronde.replacement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStatus;

/**
 * The days of help under an assignment changed: by its end, notice, a stop, a withdrawal of the municipality, or because one of
 * these was taken back. What help no longer covers falls away from a need ({@link WatchNeeds}); what is planned again while the
 * worker is still away is a need that begins anew, for who had left was owed nobody in between; where help never stood still in
 * the meantime it begins when the one before it did, as if nothing had been said.
 */
final class FollowHelpDays {
    private final HelpDays helpDays;
    private final NeedStore store;
    private final OpenNeeds openNeeds;
    private final WatchNeeds watch;
    private final BusinessClock clock;

    FollowHelpDays(HelpDays helpDays, NeedStore store, OpenNeeds openNeeds, WatchNeeds watch, BusinessClock clock) {
        this.helpDays = helpDays;
        this.store = store;
        this.openNeeds = openNeeds;
        this.watch = watch;
        this.clock = clock;
    }

    /** Looks at every need of the assignment, after its visits were. */
    void changed(Tx tx, UUID assignmentId) {
        for (HelpDays.Touched each : helpDays.ofAssignment(tx, assignmentId)) {
            if (each.isSettled()) {
                Need before = store.lock(tx, each.needId()).orElseThrow();
                Instant now = clock.instant();
                boolean asBefore = before.state() == NeedState.LAPSED && !helpDays.interrupted(tx, before, now);
                openNeeds.anew(
                        tx, before, helpDays.coveredAgain(tx, before.id(), now), asBefore ? before.noticedAt() : now);
            } else {
                watch.look(tx, each.needId());
            }
        }
    }

    /** A visit that was planned without a worker once help went on. */
    void planned(Tx tx, Visit visit) {
        UUID assignment = visit.target().assignmentId();
        if (visit.status() != VisitStatus.VACANT || visit.version() != 1 || assignment == null) {
            return;
        }
        for (UUID id : helpDays.lapsedOn(tx, assignment, visit.day())) {
            Need before = store.find(tx, id).orElseThrow();
            boolean inANeed = !store.ofVisits(tx, List.of(visit.id())).isEmpty();
            if (!inANeed && visit.startsAt().isAfter(clock.instant())) {
                AffectedVisits.Affected planned =
                        new AffectedVisits.Affected(visit.id(), assignment, before.clientId(), visit.startsAt(), false);
                openNeeds.anew(tx, before, List.of(planned), clock.instant());
            }
        }
    }
}
