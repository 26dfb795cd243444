package nl.ronde.visit.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitDesk;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** The frame of every act of a worker on a visit: once, by one who may speak about it, locked, saved, audited. */
final class VisitActs {
    private final Mutations mutations;
    private final OwnVisitStore own;
    private final VisitStore visits;
    private final VisitDesk desk;
    private final Access access;
    private final Audit audit;
    private final BusinessClock clock;

    VisitActs(
            Mutations mutations,
            OwnVisitStore own,
            VisitStore visits,
            VisitDesk desk,
            Access access,
            Audit audit,
            BusinessClock clock) {
        this.mutations = mutations;
        this.own = own;
        this.visits = visits;
        this.desk = desk;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does the act once.
     *
     * @param work gets the locked visit; gives the draft to save: that one, or another that it found to be meant
     */
    Answer on(UUID visitId, Act act, BiFunction<Tx, VisitDraft, VisitDraft> work) {
        UUID worker = Access.worker(act.actor());
        WorkerWindow window = WorkerWindow.around(clock.instant());
        return access.denying(
                act.actor(),
                act.operation(),
                VisitStore.TYPE,
                visitId,
                () -> mutations.once(act, tx -> {
                    Tx.Later<UUID> allowed = own.maySpeak(tx, visitId, worker, window.from(), window.until());
                    VisitDraft draft = desk.open(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
                    if (allowed.rows().isEmpty() && !act.isAdmitted()) {
                        throw CommonProblem.NOT_FOUND.refuse();
                    }
                    return save(tx, act, work.apply(tx, draft));
                }));
    }

    /** Writes the draft and the trail; gives what the worker is answered. */
    Done save(Tx tx, Act act, VisitDraft draft) {
        Visit saved = desk.save(tx, draft);
        Audit.Kind kind = draft.isNew() ? Audit.Kind.CREATE : Audit.Kind.UPDATE;
        audit.append(
                tx,
                act.actor(),
                kind,
                act.operation(),
                VisitStore.TYPE,
                saved.id(),
                saved.target().clientId());
        return new Done(
                saved.id(),
                saved.version(),
                saved.status(),
                act.time().occurredAt(),
                act.time().quality(),
                draft.openCodes(),
                draft.isMerged() ? true : null);
    }

    /**
     * The visit that a report of begin or end is about: this one, or, where a colleague has done this one, the worker's own
     * beside it, which is made at the first report.
     */
    VisitDraft mine(Tx tx, VisitDraft draft, Act act) {
        UUID worker = Access.worker(act.actor());
        Visit visit = draft.visit();
        UUID doneBy = visit.actual().doneBy();
        if (doneBy == null || doneBy.equals(worker)) {
            return draft;
        }
        return visits.standingFor(tx, visit.id(), worker)
                .map(beside -> desk.openLocked(tx, beside))
                .orElseGet(() -> beside(visit, worker, act.time().occurredAt()));
    }

    private VisitDraft beside(Visit visit, UUID worker, Instant occurredAt) {
        VisitDraft draft = desk.begin(new Visit(
                Ids.next(),
                1,
                new Visit.Target(visit.target().clientId(), null, null),
                new Visit.Plan(null, null, null, false, visit.plan().jointVisitId(), null, null),
                new Visit.Actual(worker, true, visit.id(), null, null, null, null, occurredAt),
                VisitStatus.UNDER_WAY,
                Visit.Settlement.NONE));
        draft.raise(ExceptionCode.UNSCHEDULED);
        return draft;
    }

    /** What a worker is answered. */
    record Done(
            UUID visitId,
            int version,
            VisitStatus status,
            Instant occurredAt,
            ClockQuality clockQuality,
            List<ExceptionCode> exceptions,
            @Nullable Boolean merged) {}
}
