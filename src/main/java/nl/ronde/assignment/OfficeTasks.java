package nl.ronde.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.OfficeTask.Kind;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The tasks that assignments leave for the office. */
public final class OfficeTasks {
    private static final String ENTITY = "officeTask";

    private final Db db;
    private final OfficeTaskStore tasks;
    private final BusinessClock clock;
    private final Audit audit;

    OfficeTasks(Db db, OfficeTaskStore tasks, BusinessClock clock, Audit audit) {
        this.db = db;
        this.tasks = tasks;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Visits are planned on days that the assignment no longer covers: somebody has to look. Opened once, however often it
     * is told.
     */
    public void openShortenedWithVisits(Tx tx, Assignment assignment, Instant at) {
        open(tx, Kind.SHORTENED_WITH_VISITS, assignment, null, at);
    }

    void open(Tx tx, Kind kind, Assignment assignment, @Nullable UUID messageId, Instant at) {
        tasks.open(
                tx,
                new OfficeTask(
                        Ids.next(), kind, assignment.clientId(), assignment.id(), messageId, at, null, null, null));
    }

    void openNoAgreement(Tx tx, UUID clientId, UUID messageId, Instant at) {
        tasks.open(tx, new OfficeTask(Ids.next(), Kind.NO_AGREEMENT, clientId, null, messageId, at, null, null, null));
    }

    void settleItself(Tx tx, UUID assignmentId, Kind kind, Instant at, String reason) {
        tasks.settleOf(tx, assignmentId, kind, at, reason);
    }

    /** A page of tasks, the longest open first. */
    Page<OfficeTask> list(
            Actor actor, @Nullable Kind kind, @Nullable Boolean open, @Nullable UUID clientId, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            List<OfficeTask> found = tasks.list(
                    tx,
                    kind,
                    open,
                    clientId,
                    paging.after(2, 0, Instant::parse),
                    paging.after(2, 1, UUID::fromString),
                    paging.rows());
            Page<OfficeTask> page = Page.of(
                    found,
                    paging,
                    task -> List.of(task.openedAt().toString(), task.id().toString()));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "listOfficeTasks",
                    ENTITY,
                    page.items().stream().map(OfficeTask::clientId).toList());
            return page;
        });
    }

    /** Settles a task by hand, with the reason. Result areas are never settled by saying so, but by recording them. */
    OfficeTask settle(Actor actor, UUID taskId, String reason) {
        return db.inTransaction(actor.providerId(), tx -> {
            OfficeTask task = tasks.lock(tx, taskId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (task.settledAt() != null) {
                throw AssignmentProblem.TASK_SETTLED.refuse();
            }
            if (task.kind() == Kind.RESULT_AREAS_UNKNOWN) {
                throw AssignmentProblem.TASK_NEEDS_RESULT_AREAS.refuse();
            }
            OfficeTask settled = new OfficeTask(
                    task.id(),
                    task.kind(),
                    task.clientId(),
                    task.assignmentId(),
                    task.messageId(),
                    task.openedAt(),
                    clock.instant(),
                    actor.userId(),
                    reason);
            tasks.settle(tx, settled);
            audit.append(tx, actor, Audit.Kind.UPDATE, "settleOfficeTask", ENTITY, taskId, task.clientId());
            return settled;
        });
    }
}
