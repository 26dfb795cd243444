package nl.ronde.visit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Raised when a visit becomes delivered: by a check-out, or by a correction of the office; again where a correction gives it
 * another assignment or other times.
 *
 * @param assignmentId null where it is not attached to one yet
 * @param begin null where only a check-out was reported
 * @param occurredAt the end that counts: what a legal term is met at
 */
public record VisitDelivered(
        UUID visitId,
        @Nullable UUID assignmentId,
        UUID clientId,
        @Nullable UUID workerId,
        @Nullable Instant begin,
        @Nullable Instant end,
        Instant occurredAt) {

    /** The event of a visit that is delivered; its end counts. */
    public static VisitDelivered of(Visit visit) {
        return of(visit, Objects.requireNonNull(visit.end()));
    }

    /** The event of a visit that became delivered. */
    public static VisitDelivered of(Visit visit, Instant occurredAt) {
        return new VisitDelivered(
                visit.id(),
                visit.target().assignmentId(),
                visit.target().clientId(),
                visit.worker(),
                visit.begin(),
                visit.end(),
                occurredAt);
    }
}
