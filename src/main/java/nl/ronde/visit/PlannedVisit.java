package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A planned visit as the modules above see it.
 *
 * @param workerId null: vacant
 * @param seriesDay the day of the series it stands for, also after it was moved
 * @param detached changed by hand: the series leaves it alone
 */
public record PlannedVisit(
        UUID id,
        int version,
        UUID clientId,
        UUID assignmentId,
        @Nullable UUID workerId,
        Instant begin,
        Instant end,
        VisitStatus status,
        @Nullable UUID seriesId,
        @Nullable LocalDate seriesDay,
        @Nullable UUID jointVisitId,
        boolean detached) {

    static PlannedVisit of(Visit visit) {
        Visit.Plan plan = visit.plan();
        return new PlannedVisit(
                visit.id(),
                visit.version(),
                visit.target().clientId(),
                Objects.requireNonNull(visit.target().assignmentId()),
                plan.workerId(),
                Objects.requireNonNull(plan.begin()),
                Objects.requireNonNull(plan.end()),
                visit.status(),
                plan.seriesId(),
                plan.seriesDay(),
                plan.jointVisitId(),
                plan.detached());
    }
}
