package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * On which days help is given under an assignment, beside its decision: not in a stop (Kampen B2 5.5), not after notice or an
 * end, and never where it did not begin. All SQL on {@code assignment_stop}; reads {@code assignment_closing}.
 */
public final class ServiceDays {
    private static final String GAPS = """
            SELECT c.last_day AS closed_after, s.first_day, s.last_day
            FROM assignment a
            LEFT JOIN assignment_closing c ON c.provider_id = $1 AND c.assignment_id = a.id
            LEFT JOIN assignment_stop s ON s.provider_id = $1 AND s.assignment_id = a.id
            WHERE a.provider_id = $1 AND a.id = $2 ORDER BY s.first_day""";

    private static final String STOPS = """
            SELECT id, first_day, last_day FROM assignment_stop
            WHERE provider_id = $1 AND assignment_id = $2 ORDER BY first_day, id""";

    private static final String INSERT = """
            INSERT INTO assignment_stop (provider_id, id, assignment_id, first_day, last_day) VALUES ($1, $2, $3, $4, $5)""";

    private static final String END_STOP = """
            UPDATE assignment_stop SET last_day = $3 WHERE provider_id = $1 AND id = $2""";

    /**
     * Days without help.
     *
     * @param lastDay included; null while the end is not known; before the first day where help never stopped
     */
    record Stop(UUID id, LocalDate firstDay, @Nullable LocalDate lastDay) {
        boolean holds(LocalDate day) {
            return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
        }

        boolean overlaps(LocalDate from, @Nullable LocalDate until) {
            boolean isEmpty = lastDay != null && lastDay.isBefore(firstDay);
            return !isEmpty
                    && (until == null || !firstDay.isAfter(until))
                    && (lastDay == null || !lastDay.isBefore(from));
        }
    }

    /** The days without help under one assignment. */
    public record Gaps(@Nullable LocalDate closedAfter, List<Span> stops) {
        /** Why no help is given on the day; empty where it may be. */
        Optional<LifeProblem> whyNot(LocalDate day) {
            if (closedAfter != null && day.isAfter(closedAfter)) {
                return Optional.of(LifeProblem.SERVICE_ENDED);
            }
            return stops.stream().anyMatch(stop -> stop.holds(day))
                    ? Optional.of(LifeProblem.SERVICE_STOPPED)
                    : Optional.empty();
        }

        /** Whether help may be given on the day, as far as stops and ends go. */
        public boolean allow(LocalDate day) {
            return whyNot(day).isEmpty();
        }
    }

    /** Days, both included; without a last one all that follow. */
    public record Span(LocalDate firstDay, @Nullable LocalDate lastDay) {
        boolean holds(LocalDate day) {
            return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
        }
    }

    /** The days without help under an assignment. */
    public Gaps gaps(Tx tx, UUID assignmentId) {
        return gaps(ask(tx, assignmentId).rows());
    }

    /** Asks for them without waiting. */
    public Tx.Later<Line> ask(Tx tx, UUID assignmentId) {
        return tx.later(
                GAPS,
                row -> new Line(
                        row.getLocalDate("closed_after"), row.getLocalDate("first_day"), row.getLocalDate("last_day")),
                assignmentId);
    }

    /** What was asked for, once it is needed. */
    public static Gaps gaps(List<Line> lines) {
        List<Span> stops = new ArrayList<>();
        for (Line line : lines) {
            if (line.firstDay() != null) {
                stops.add(new Span(line.firstDay(), line.lastDay()));
            }
        }
        return new Gaps(lines.isEmpty() ? null : lines.getFirst().closedAfter(), stops);
    }

    /** One stop, if there is any, with the last day of help. */
    public record Line(
            @Nullable LocalDate closedAfter,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /**
     * Refuses a day on which no help is given: {@code service-stopped}, {@code service-has-ended}.
     *
     * @param field the field of the request that names the day
     */
    public void require(Tx tx, UUID assignmentId, LocalDate day, String field) {
        gaps(tx, assignmentId).whyNot(day).ifPresent(why -> {
            throw why.at(field);
        });
    }

    List<Stop> stops(Tx tx, UUID assignmentId) {
        return tx.list(
                STOPS,
                row -> new Stop(row.getUUID("id"), row.getLocalDate("first_day"), row.getLocalDate("last_day")),
                assignmentId);
    }

    void add(Tx tx, UUID assignmentId, Stop stop) {
        tx.update(INSERT, stop.id(), assignmentId, stop.firstDay(), stop.lastDay());
    }

    void endStop(Tx tx, UUID stopId, LocalDate lastDay) {
        tx.update(END_STOP, stopId, lastDay);
    }
}
