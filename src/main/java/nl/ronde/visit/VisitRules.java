package nl.ronde.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CalendarMonth;
import org.jspecify.annotations.Nullable;

/** What is odd about a delivered visit; pure. */
public final class VisitRules {
    /** The exceptions that follow from the visit as it stands: a correction may take them away again. */
    static final Set<ExceptionCode> FROM_STATE = EnumSet.of(
            ExceptionCode.MISSING_CHECK_IN,
            ExceptionCode.NO_LEGITIMATION,
            ExceptionCode.OUTSIDE_ASSIGNMENT,
            ExceptionCode.NO_ASSIGNMENT,
            ExceptionCode.OVERLAP,
            ExceptionCode.SHORTER_THAN_PLANNED,
            ExceptionCode.LONGER_THAN_PLANNED,
            ExceptionCode.ABOVE_VOLUME);

    private VisitRules() {}

    /**
     * What the rules need to know beside the visit.
     *
     * @param assignment of the visit; null where it is not attached
     * @param clientHasAssignment whether any assignment of the client covers the day
     * @param legitimated whether this worker has shown identification to this client, ever
     * @param metBefore whether this worker did an earlier visit to this client
     * @param overlapsWith another visit of this worker or client at the same time, other than a joint one
     * @param otherMinutes of the assignment's other visits in the stretch that its volume counts for
     * @param toleranceMinutes by how much a visit may differ from its plan
     */
    public record Facts(
            @Nullable Assignment assignment,
            boolean clientHasAssignment,
            boolean legitimated,
            boolean metBefore,
            @Nullable UUID overlapsWith,
            long otherMinutes,
            int toleranceMinutes) {}

    /** The codes that apply to this delivered visit. */
    public static Set<ExceptionCode> findings(Visit visit, Facts facts) {
        Set<ExceptionCode> found = EnumSet.noneOf(ExceptionCode.class);
        if (visit.begin() == null) {
            found.add(ExceptionCode.MISSING_CHECK_IN);
        }
        if (visit.worker() != null && !facts.legitimated() && !facts.metBefore()) {
            found.add(ExceptionCode.NO_LEGITIMATION);
        }
        Assignment assignment = facts.assignment();
        if (assignment == null && !facts.clientHasAssignment()) {
            found.add(ExceptionCode.NO_ASSIGNMENT);
        }
        if (assignment != null && !assignment.covers(visit.day())) {
            found.add(ExceptionCode.OUTSIDE_ASSIGNMENT);
        }
        if (facts.overlapsWith() != null) {
            found.add(ExceptionCode.OVERLAP);
        }
        deviation(visit, facts.toleranceMinutes()).ifPresent(found::add);
        if (assignment != null
                && visit.settlement().chargeable()
                && volumeMinutes(assignment)
                        .filter(volume -> facts.otherMinutes() + visit.minutesToApprove() > volume)
                        .isPresent()) {
            found.add(ExceptionCode.ABOVE_VOLUME);
        }
        return found;
    }

    /** By more than the tolerance, to the second, shorter or longer than planned. */
    private static Optional<ExceptionCode> deviation(Visit visit, int toleranceMinutes) {
        Instant begin = visit.begin();
        Instant end = visit.end();
        Visit.Plan plan = visit.plan();
        if (begin == null || end == null || plan.begin() == null) {
            return Optional.empty();
        }
        long seconds = Duration.between(begin, end).toSeconds()
                - Duration.between(plan.begin(), Objects.requireNonNull(plan.end()))
                        .toSeconds();
        long tolerance = toleranceMinutes * 60L;
        if (seconds < -tolerance) {
            return Optional.of(ExceptionCode.SHORTER_THAN_PLANNED);
        }
        return seconds > tolerance ? Optional.of(ExceptionCode.LONGER_THAN_PLANNED) : Optional.empty();
    }

    /** The granted volume in minutes; empty where it is not in time (WJ756: 01 minute, 04 hour). */
    static Optional<Long> volumeMinutes(Assignment assignment) {
        if (assignment.volume() == null || assignment.volumeUnit() == null || assignment.volumeFrequency() == null) {
            return Optional.empty();
        }
        return switch (assignment.volumeUnit()) {
            case "01" -> Optional.of(assignment.volume());
            case "04" -> Optional.of(assignment.volume() * 60);
            default -> Optional.empty();
        };
    }

    /** The days that the volume around this day counts for (WMO757: 1 day, 2 ISO week, 4 month, 6 the whole assignment). */
    static Span volumeSpan(Assignment assignment, LocalDate day) {
        return switch (String.valueOf(assignment.volumeFrequency())) {
            case "1" -> new Span(day, day);
            case "4" -> {
                CalendarMonth month = CalendarMonth.containing(day);
                yield new Span(month.firstDay(), month.lastDay());
            }
            case "6" ->
                new Span(
                        assignment.firstDay(),
                        assignment.lastDay() == null ? AmsterdamTime.LAST_DAY : assignment.lastDay());
            default -> week(day);
        };
    }

    /** The ISO week of the day, Monday to Sunday. */
    static Span week(LocalDate day) {
        LocalDate monday = AmsterdamTime.mondayOf(day);
        return new Span(monday, AmsterdamTime.plusDays(monday, 6));
    }

    /** Days, both included. */
    record Span(LocalDate from, LocalDate until) {}
}
