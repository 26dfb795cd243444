package nl.ronde.municipality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.MunicipalAssignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.KnownUsers;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Which clients are a municipality's own: those whom it granted help under the agreements of its contact, running or ended no
 * longer ago than files are kept. No agreement names a time of its own, so it is that of the law.
 */
final class OwnClients {
    /** Files are kept for fifteen years (Wmo 2015 art. 5.3.4). */
    static final int KEPT_YEARS = 15;

    private static final int AT_ONCE = 1_000;

    private final KnownUsers users;
    private final MunicipalAssignments assignments;
    private final BusinessClock clock;

    OwnClients(KnownUsers users, MunicipalAssignments assignments, BusinessClock clock) {
        this.users = users;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** How far the caller reaches; a user who is no longer one of a municipality reaches nowhere. */
    MunicipalReach reach(Tx tx, Actor actor) {
        return users.reach(tx, Objects.requireNonNull(actor.userId())).orElseThrow(CommonProblem.FORBIDDEN::refuse);
    }

    List<UUID> page(Tx tx, MunicipalReach reach, @Nullable UUID after, int rows) {
        return assignments.clients(tx, reach.code(), reach.agreements(), endedFrom(), after, rows);
    }

    List<UUID> all(Tx tx, MunicipalReach reach) {
        List<UUID> all = new ArrayList<>();
        List<UUID> some = page(tx, reach, null, AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = page(tx, reach, some.getLast(), AT_ONCE);
        }
        return all;
    }

    /** What the municipality granted these clients under its agreements; nothing of a client who is not its own. */
    List<Assignment> assignments(Tx tx, MunicipalReach reach, List<UUID> clientIds) {
        return assignments.ofClients(tx, reach.code(), reach.agreements(), endedFrom(), clientIds);
    }

    private LocalDate endedFrom() {
        return AmsterdamTime.plusYears(AmsterdamTime.dateOf(clock.instant()), -KEPT_YEARS);
    }
}
