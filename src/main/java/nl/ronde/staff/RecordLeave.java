package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Leave of a worker, recorded and taken back. Two leaves may overlap: the worker is away on every day of either, and taking
 * one back leaves the other.
 */
public final class RecordLeave {
    private final Db db;
    private final WorkerStore workers;
    private final WorkerFileStore files;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    RecordLeave(Db db, WorkerStore workers, WorkerFileStore files, BusinessClock clock, Audit audit, Events events) {
        this.db = db;
        this.workers = workers;
        this.files = files;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** The worker is away from the first to the last day, both included. */
    public Leave add(Actor actor, UUID workerId, NewLeave given) {
        Days.requireOrder(given.firstDay(), given.lastDay(), "/lastDay");
        Leave leave = new Leave(Ids.next(), given.firstDay(), given.lastDay(), LeaveKind.LEAVE, null);
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            files.insert(tx, workerId, leave);
            workers.touch(tx, workerId);
            audit.append(tx, actor, Audit.Kind.UPDATE, "recordLeave", ManageWorkers.WORKER, workerId, null);
            events.raise(tx, new LeaveRecorded(leave.id(), workerId, leave.firstDay(), given.lastDay(), now));
            return leave;
        });
    }

    /** The worker is not away after all. Taken back twice, it stays taken back at the first time. */
    Leave cancel(Actor actor, UUID workerId, UUID leaveId) {
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Leave leave = files.leave(tx, workerId, leaveId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.UPDATE, "cancelLeave", ManageWorkers.WORKER, workerId, null);
            if (leave.cancelledAt() != null) {
                return leave;
            }
            files.cancelLeave(tx, leaveId, now);
            workers.touch(tx, workerId);
            events.raise(tx, new LeaveCancelled(leaveId, workerId, leave.firstDay(), leave.lastDay(), now));
            return new Leave(leaveId, leave.firstDay(), leave.lastDay(), leave.kind(), now);
        });
    }

    /** Days of leave, both included. */
    public record NewLeave(LocalDate firstDay, LocalDate lastDay) {}
}
