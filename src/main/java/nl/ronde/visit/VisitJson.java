package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.client.ClientCard;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.staff.WorkerCard;
import org.jspecify.annotations.Nullable;

/** A visit as the office sees it. */
public record VisitJson(
        UUID id,
        int version,
        UUID clientId,
        @Nullable String clientName,
        @Nullable UUID assignmentId,
        @Nullable String agreement,
        @Nullable UUID workerId,
        @Nullable UUID doneByWorkerId,
        @Nullable String workerName,
        @Nullable UUID seriesId,
        @Nullable LocalDate seriesDay,
        @Nullable Boolean detached,
        @Nullable UUID jointVisitId,
        @Nullable UUID standsForVisitId,
        @Nullable Instant plannedBegin,
        @Nullable Instant plannedEnd,
        VisitStatus status,
        Approval approval,
        LocalDate day,
        @Nullable Reported reportedBegin,
        @Nullable Reported reportedEnd,
        @Nullable Instant begin,
        @Nullable Instant end,
        int minutes,
        @Nullable Integer approvedMinutes,
        boolean chargeable,
        @Nullable NotDelivered notDelivered,
        @Nullable String cancelReason) {

    /** A reported time and how sure the clock was. */
    public record Reported(Instant at, ClockQuality clockQuality) {}

    /** A visit without names. */
    public static VisitJson of(Visit visit) {
        return of(visit, null, null);
    }

    /** A visit with the names of client and worker. */
    public static VisitJson of(Visit visit, @Nullable ClientCard client, @Nullable WorkerCard worker) {
        Visit.Plan plan = visit.plan();
        return new VisitJson(
                visit.id(),
                visit.version(),
                visit.target().clientId(),
                client == null ? null : client.displayName(),
                visit.target().assignmentId(),
                visit.target().agreementId(),
                plan.workerId(),
                visit.actual().doneBy(),
                worker == null ? null : worker.name(),
                plan.seriesId(),
                plan.seriesDay(),
                plan.detached() ? true : null,
                plan.jointVisitId(),
                visit.actual().standsFor(),
                plan.begin(),
                plan.end(),
                visit.status(),
                visit.settlement().approval(),
                visit.day(),
                reported(visit.actual().begin(), visit.actual().beginQuality()),
                reported(visit.actual().end(), visit.actual().endQuality()),
                visit.begin(),
                visit.end(),
                visit.minutesToApprove(),
                visit.settlement().approvedMinutes(),
                visit.settlement().chargeable(),
                visit.settlement().notDelivered(),
                visit.settlement().cancelReason());
    }

    private static @Nullable Reported reported(@Nullable Instant at, @Nullable ClockQuality quality) {
        return at == null || quality == null ? null : new Reported(at, quality);
    }

    /** A visit with everything that is known about it. */
    public record Details(
            VisitJson visit,
            List<VisitStore.Planned> plannedWorkers,
            List<FactStore.Fact> facts,
            List<FactStore.Done> activities,
            List<VisitException> exceptions,
            List<AdjustmentStore.Adjustment> adjustments,
            List<Photo> photos) {}

    /**
     * A photo that goes with a note or signal.
     *
     * @param factId the note
     * @param received whether the file itself is here
     */
    public record Photo(UUID factId, String sha256, boolean received) {}
}
