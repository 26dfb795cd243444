package nl.ronde.staff;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Workers: who they are and on what footing they work. */
public final class ManageWorkers {
    static final String WORKER = "worker";

    private final Db db;
    private final WorkerStore workers;
    private final WorkerFileStore files;
    private final TeamStore teams;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    ManageWorkers(
            Db db,
            WorkerStore workers,
            WorkerFileStore files,
            TeamStore teams,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.workers = workers;
        this.files = files;
        this.teams = teams;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** Somebody comes to work here; without a VOG not yet to be scheduled. */
    public WorkerFile create(Actor actor, Creation creation) {
        Worker worker = new Worker(
                        Ids.next(),
                        1,
                        creation.name(),
                        creation.kind(),
                        creation.minutesPerWeek(),
                        creation.phone(),
                        creation.activeFrom(),
                        creation.activeUntil(),
                        null,
                        null)
                .checked();
        return db.inTransaction(actor.providerId(), tx -> {
            workers.insert(tx, worker);
            audit.append(tx, actor, Audit.Kind.CREATE, "createWorker", WORKER, worker.id(), null);
            return file(tx, worker.id());
        });
    }

    Page<Worker> list(Actor actor, Request.Paging paging, Filter filter) {
        String afterName = paging.after(2, 0, text -> text);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        var stored = new WorkerStore.WorkerFilter(
                filter.activeOn(),
                filter.teamId(),
                filter.activeOn() == null ? today : filter.activeOn(),
                filter.kind(),
                filter.vogExpiresBefore());
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listWorkers", WORKER, List.of());
            return Page.of(
                    workers.list(tx, afterName, afterId, paging.rows(), stored),
                    paging,
                    worker -> List.of(worker.name(), worker.id().toString()));
        });
    }

    WorkerFile get(Actor actor, UUID workerId) {
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "getWorker", WORKER, workerId, null);
            return file(tx, workerId);
        });
    }

    WorkerFile change(Actor actor, UUID workerId, int expectedVersion, Change change) {
        return db.inTransaction(actor.providerId(), tx -> {
            Worker worker = workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (worker.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            Worker changed = change.applyTo(worker).checked();
            workers.update(tx, changed);
            audit.append(tx, actor, Audit.Kind.UPDATE, "changeWorker", WORKER, workerId, null);
            if (!Objects.equals(worker.activeUntil(), changed.activeUntil())) {
                events.raise(
                        tx,
                        new EmploymentEnds(
                                workerId,
                                changed.activeUntil(),
                                clock.instant(),
                                files.vogs(tx, workerId).stream().map(Vog::id).toList(),
                                files.competences(tx, workerId).stream()
                                        .filter(competence -> competence.validUntil() != null)
                                        .map(Competence::id)
                                        .toList()));
            }
            return file(tx, workerId);
        });
    }

    private WorkerFile file(Tx tx, UUID workerId) {
        Worker worker = workers.find(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        return new WorkerFile(
                worker,
                files.competences(tx, workerId),
                files.vogs(tx, workerId),
                files.leaves(tx, workerId),
                teams.ofWorker(tx, workerId));
    }

    /** Everything that is known of a worker. */
    public record WorkerFile(
            Worker worker,
            List<Competence> competences,
            List<Vog> vogs,
            List<Leave> leaves,
            List<TeamMembership> memberships) {}

    /** A new worker; {@code minutesPerWeek} as contracted, days are Amsterdam dates. */
    public record Creation(
            String name,
            WorkerKind kind,
            @Nullable Integer minutesPerWeek,
            @Nullable String phone,
            LocalDate activeFrom,
            @Nullable LocalDate activeUntil) {}

    /** What is left out stays; an explicit null empties what may be empty. */
    record Change(
            @Nullable String name,
            @Nullable WorkerKind kind,
            @Nullable JsonNode minutesPerWeek,
            @Nullable JsonNode phone,
            @Nullable LocalDate activeFrom,
            @Nullable JsonNode activeUntil) {
        Worker applyTo(Worker worker) {
            return new Worker(
                    worker.id(),
                    worker.version(),
                    name == null ? worker.name() : name,
                    kind == null ? worker.kind() : kind,
                    minutesPerWeek == null
                            ? worker.minutesPerWeek()
                            : minutesPerWeek.isNull() ? null : Integer.valueOf(minutesPerWeek.intValue()),
                    phone == null ? worker.phone() : phone.isNull() ? null : phone.textValue(),
                    activeFrom == null ? worker.activeFrom() : activeFrom,
                    activeUntil == null
                            ? worker.activeUntil()
                            : activeUntil.isNull() ? null : LocalDate.parse(activeUntil.textValue()),
                    worker.confidentialitySignedOn(),
                    worker.vogValidUntil());
        }
    }

    /** Which workers a list shows. */
    record Filter(
            @Nullable LocalDate activeOn,
            @Nullable UUID teamId,
            @Nullable WorkerKind kind,
            @Nullable LocalDate vogExpiresBefore) {}
}
