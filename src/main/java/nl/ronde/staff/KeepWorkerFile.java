package nl.ronde.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.TermRule;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What a worker must hold before going to clients: competences, VOG, confidentiality statement. */
public final class KeepWorkerFile {
    private final Db db;
    private final WorkerStore workers;
    private final WorkerFileStore files;
    private final VogRules vogRules;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    KeepWorkerFile(
            Db db,
            WorkerStore workers,
            WorkerFileStore files,
            VogRules vogRules,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.workers = workers;
        this.files = files;
        this.vogRules = vogRules;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    Competence addCompetence(Actor actor, UUID workerId, NewCompetence given) {
        Days.requireOrder(given.validFrom(), given.validUntil(), "/validUntil");
        Competence competence = new Competence(Ids.next(), given.competence(), given.validFrom(), given.validUntil());
        return db.inTransaction(actor.providerId(), tx -> {
            lock(tx, workerId);
            List<Competence> known = files.competences(tx, workerId);
            if (known.stream().anyMatch(competence::overlaps)) {
                throw StaffProblem.COMPETENCE_KNOWN.refuse();
            }
            files.insert(tx, workerId, competence);
            written(tx, actor, "addCompetence", workerId, Audit.Kind.UPDATE);
            List<Competence> same = known.stream().filter(competence::isSame).toList();
            List<UUID> earlier = same.stream()
                    .filter(other -> other.lapsesBefore(competence))
                    .map(Competence::id)
                    .toList();
            events.raise(
                    tx,
                    new CompetenceRecorded(
                            workerId, competence, earlier, earlier.size() == same.size(), clock.instant()));
            return competence;
        });
    }

    void removeCompetence(Actor actor, UUID workerId, UUID competenceId) {
        db.inTransaction(actor.providerId(), tx -> {
            lock(tx, workerId);
            List<Competence> known = files.competences(tx, workerId);
            Competence removed = known.stream()
                    .filter(each -> each.id().equals(competenceId))
                    .findFirst()
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            files.removeCompetence(tx, competenceId);
            written(tx, actor, "removeCompetence", workerId, Audit.Kind.DELETE);
            Optional<Competence> longest = known.stream()
                    .filter(each -> each.isSame(removed) && !each.id().equals(competenceId))
                    .reduce((one, other) -> one.lapsesBefore(other) ? other : one);
            events.raise(
                    tx,
                    new CompetenceRemoved(
                            workerId, competenceId, longest.map(Competence::id).orElse(null)));
            return true;
        });
    }

    /**
     * Records a VOG. How long it counts is the strictest of the provider's agreements and of its own standard (DVO B3 C4: not
     * older than three years); Kampen B2 2.1 asks for one without saying how old it may be.
     */
    public Vog recordVog(Actor actor, UUID workerId, NewVog given) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        Days.requireDone(given.issuedOn(), today, "/issuedOn");
        return db.inTransaction(actor.providerId(), tx -> {
            Worker worker = lock(tx, workerId);
            VogRules.Ruling ruling = vogRules.of(tx, worker.kind(), given.issuedOn());
            TermRule rule = ruling.rule();
            LocalDate validUntil = rule.lastDay(given.issuedOn()).orElseThrow();
            Vog vog = new Vog(
                    Ids.next(),
                    given.issuedOn(),
                    given.reference(),
                    validUntil,
                    rule.sentence(),
                    rule.citation(),
                    rule.source());
            List<Vog> known = files.vogs(tx, workerId);
            files.insert(tx, workerId, vog);
            written(tx, actor, "recordVog", workerId, Audit.Kind.UPDATE);
            events.raise(tx, recorded(worker, vog, known, ruling.agreementId()));
            return vog;
        });
    }

    private VogRecorded recorded(Worker worker, Vog vog, List<Vog> known, @Nullable String agreementId) {
        List<UUID> older = known.stream()
                .filter(each -> !each.issuedOn().isAfter(vog.issuedOn()))
                .map(Vog::id)
                .toList();
        return new VogRecorded(
                worker.id(),
                worker.kind(),
                vog.id(),
                vog.issuedOn(),
                vog.validUntil(),
                older,
                older.size() == known.size(),
                agreementId,
                clock.instant());
    }

    /** Records that the worker has signed to keep to oneself what is seen at clients. */
    public Worker recordConfidentiality(Actor actor, UUID workerId, LocalDate signedOn) {
        Days.requireDone(signedOn, AmsterdamTime.dateOf(clock.instant()), "/signedOn");
        return db.inTransaction(actor.providerId(), tx -> {
            workers.update(tx, lock(tx, workerId).withConfidentiality(signedOn));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "recordConfidentialityStatement",
                    ManageWorkers.WORKER,
                    workerId,
                    null);
            return workers.find(tx, workerId).orElseThrow();
        });
    }

    private Worker lock(Tx tx, UUID workerId) {
        return workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private void written(Tx tx, Actor actor, String action, UUID workerId, Audit.Kind kind) {
        workers.touch(tx, workerId);
        audit.append(tx, actor, kind, action, ManageWorkers.WORKER, workerId, null);
    }

    /** A competence as the office enters it. */
    record NewCompetence(
            String competence,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** A VOG as it lies before the office. */
    public record NewVog(LocalDate issuedOn, @Nullable String reference) {}
}
