package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows the office what a worker said of the own absence, as it was said. */
final class ReadAbsence {
    private final Db db;
    private final WorkerStore workers;
    private final AbsenceStore reports;
    private final Audit audit;

    ReadAbsence(Db db, WorkerStore workers, AbsenceStore reports, Audit audit) {
        this.db = db;
        this.workers = workers;
        this.reports = reports;
        this.audit = audit;
    }

    Page<Said> list(Actor actor, UUID workerId, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            workers.find(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "listAbsenceReports", ManageWorkers.WORKER, workerId, null);
            return Page.of(
                            reports.ofWorker(tx, workerId, beforeTime, beforeId, paging.rows()),
                            paging,
                            last -> List.of(
                                    last.time().occurredAt().toString(),
                                    last.id().toString()))
                    .map(Said::of);
        });
    }

    /**
     * One report.
     *
     * @param day the first day away, or the first day back
     */
    record Said(
            UUID id,
            AbsenceReport.Kind kind,
            @Nullable UUID leaveId,
            LocalDate day,
            @Nullable LocalDate expectedLastDay,
            @Nullable String text,
            Instant occurredAt,
            Instant receivedAt,
            ClockQuality clockQuality) {
        static Said of(AbsenceReport report) {
            return new Said(
                    report.id(),
                    report.kind(),
                    report.leaveId(),
                    report.day(),
                    report.lastDay(),
                    report.text(),
                    report.time().occurredAt(),
                    report.time().receivedAt(),
                    report.time().quality());
        }
    }
}
