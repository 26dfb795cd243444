package nl.ronde.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.json.Weekday;
import nl.ronde.visit.PlannedVisit;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** Series as the contract shows them. */
final class SeriesJson {
    private SeriesJson() {}

    static Series of(SeriesFiles.SeriesFile file) {
        VisitSeries series = file.series();
        return new Series(
                series.id(),
                series.version(),
                series.clientId(),
                file.clientName(),
                series.assignmentId(),
                series.workerId(),
                file.workerName(),
                series.rhythm().dayOfWeek(),
                series.rhythm().everyWeeks(),
                series.rhythm().begin(),
                series.rhythm().minutes(),
                series.firstDay(),
                series.lastDay(),
                series.continues(),
                series.endReason());
    }

    static Details details(SeriesFiles.SeriesFile file) {
        return new Details(
                of(file),
                file.visits().stream().map(SeriesJson::of).toList(),
                file.conflicts().stream()
                        .map(conflict -> new Conflict(
                                conflict.day(),
                                conflict.visitId(),
                                conflict.code(),
                                conflict.reason(),
                                conflict.noticedAt()))
                        .toList());
    }

    private static Occurrence of(PlannedVisit visit) {
        return new Occurrence(
                visit.id(),
                visit.seriesDay(),
                visit.begin(),
                visit.end(),
                visit.status(),
                visit.workerId(),
                visit.detached());
    }

    record Series(
            UUID id,
            int version,
            UUID clientId,
            String clientName,
            UUID assignmentId,
            @Nullable UUID workerId,
            @Nullable String workerName,
            Weekday dayOfWeek,
            int everyWeeks,
            @JsonFormat(pattern = "HH:mm") LocalTime begin,
            int minutes,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable UUID continues,
            @Nullable String endReason) {}

    record Details(Series series, List<Occurrence> visits, List<Conflict> conflicts) {}

    record Occurrence(
            UUID id,
            @Nullable LocalDate day,
            Instant plannedBegin,
            Instant plannedEnd,
            VisitStatus status,
            @Nullable UUID workerId,
            boolean detached) {}

    record Conflict(LocalDate day, @Nullable UUID visitId, String code, String reason, Instant noticedAt) {}
}
