package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.job.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * Sees that assignments end, and that decisions come near their end, by the business clock. Run by a job, and for one
 * assignment at once where it changes; catches up after a stop of the server.
 */
public final class WatchEnds implements Jobs.Job {
    static final String NAME = "assignment-ends";

    /** What ended longer ago was over before anybody watched. */
    private static final int LOOK_BACK_WEEKS = 26;
    /** Twice the eight weeks before which the talk must have been held: time to plan it. */
    private static final int LOOK_AHEAD_WEEKS = 16;

    private final Assignments assignments;
    private final Closings closings;
    private final Events events;
    private final BusinessClock clock;

    WatchEnds(Assignments assignments, Closings closings, Events events, BusinessClock clock) {
        this.assignments = assignments;
        this.closings = closings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void run(Tx tx, Actor system) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        for (UUID id : closings.toLookAt(tx, today, since(today), until(today))) {
            look(tx, id);
        }
    }

    /** Looks at one assignment as it is now. */
    public void look(Tx tx, UUID assignmentId) {
        Assignment assignment = assignments.lock(tx, assignmentId).orElseThrow().assignment();
        if (assignment.withdrawn()) {
            return;
        }
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        Closings.Closing closing = closings.find(tx, assignmentId);
        LocalDate end = ended(assignment, closing, today);
        LocalDate expiry = expires(assignment, closing, today);
        if (!Objects.equals(end, closing.toldEnd()) || !Objects.equals(expiry, closing.toldExpiry())) {
            closings.tell(tx, assignmentId, end, expiry);
        }
        if (closing.toldEnd() != null && !closing.toldEnd().equals(end)) {
            events.raise(tx, new EndWithdrawn(assignment, closing.toldEnd()));
        }
        if (end != null && !end.equals(closing.toldEnd())) {
            events.raise(tx, new AssignmentEnded(assignment, end));
        }
        if (!Objects.equals(expiry, closing.toldExpiry())) {
            events.raise(tx, new DecisionNearsEnd(assignment, expiry, closing.toldExpiry()));
        }
    }

    /** The last day, where it is past. What never began has no end. */
    private static @Nullable LocalDate ended(Assignment assignment, Closings.Closing closing, LocalDate today) {
        LocalDate last = closing.lastDayOf(assignment);
        boolean isPast = last != null && last.isBefore(today);
        boolean isOld = last != null && last.isBefore(since(today)) && !last.equals(closing.toldEnd());
        return isPast && !isOld && closing.charged() ? last : null;
    }

    /** The decision's last day, where it comes near and nothing else ends help before; what was told stays told. */
    private static @Nullable LocalDate expires(Assignment assignment, Closings.Closing closing, LocalDate today) {
        LocalDate last = assignment.lastDay();
        if (last == null || last.equals(closing.toldExpiry())) {
            return last;
        }
        boolean isNear = !last.isBefore(today) && !last.isAfter(until(today));
        return isNear && closing.lastDay() == null ? last : null;
    }

    private static LocalDate since(LocalDate today) {
        return AmsterdamTime.plusWeeks(today, -LOOK_BACK_WEEKS);
    }

    private static LocalDate until(LocalDate today) {
        return AmsterdamTime.plusWeeks(today, LOOK_AHEAD_WEEKS);
    }
}
