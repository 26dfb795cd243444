package nl.ronde.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.ServiceDays;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The plan of visits: for planners by hand and for series from above. Every step asks the same: the assignment covers the
 * day, the worker may be scheduled (employed, valid VOG, not absent) and is free over the whole duration; the database holds
 * the last of these once more, for two planners at one moment. Each step is audited and told to the change feed.
 */
public final class PlannedVisits {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final VisitStore visits;
    private final VisitDesk desk;
    private final Assignments assignments;
    private final ServiceDays serviceDays = new ServiceDays();
    private final MayBePlanned mayBePlanned;
    private final Audit audit;
    private final BusinessClock clock;
    private final Events events;

    PlannedVisits(
            VisitStore visits,
            VisitDesk desk,
            Assignments assignments,
            MayBePlanned mayBePlanned,
            Audit audit,
            BusinessClock clock,
            Events events) {
        this.visits = visits;
        this.desk = desk;
        this.assignments = assignments;
        this.mayBePlanned = mayBePlanned;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A visit to plan.
     *
     * @param id made by the caller (UUIDv7)
     * @param workerId null: vacant
     * @param seriesId with {@code seriesDay}: the occurrence of a series; one per series and day, ever
     */
    public record NewVisit(
            UUID id,
            UUID assignmentId,
            @Nullable UUID workerId,
            Instant begin,
            Instant end,
            @Nullable UUID seriesId,
            @Nullable UUID jointVisitId,
            @Nullable LocalDate seriesDay) {}

    /**
     * Plans a visit.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code assignment-unknown}, {@code outside-assignment}, {@code
     *     service-stopped}, {@code service-has-ended}, {@code visit-times-invalid}, {@code worker-has-overlap}, or why the worker cannot be scheduled; before anything is
     *     written, so that a caller may plan it vacant instead
     */
    public PlannedVisit plan(Tx tx, Actor actor, NewVisit wanted) {
        requireTimes(wanted.begin(), wanted.end());
        Assignment assignment = assignments
                .find(tx, wanted.assignmentId())
                .orElseThrow(() -> VisitProblem.ASSIGNMENT_UNKNOWN.refuse(
                        VisitProblem.ASSIGNMENT_UNKNOWN.title(), "/assignmentId"));
        requireCovered(tx, assignment, wanted.begin());
        requireWorker(
                tx,
                wanted.workerId(),
                new Visit.Target(assignment.clientId(), assignment.id(), assignment.agreementId()),
                wanted.begin(),
                wanted.end(),
                wanted.id(),
                wanted.jointVisitId());
        Visit visit = new Visit(
                wanted.id(),
                1,
                new Visit.Target(assignment.clientId(), assignment.id(), assignment.agreementId()),
                new Visit.Plan(
                        wanted.workerId(),
                        wanted.seriesId(),
                        wanted.seriesDay(),
                        false,
                        wanted.jointVisitId(),
                        wanted.begin(),
                        wanted.end()),
                Visit.Actual.NOTHING,
                wanted.workerId() == null ? VisitStatus.VACANT : VisitStatus.PLANNED,
                Visit.Settlement.NONE);
        visits.insert(tx, visit);
        visits.addHistory(tx, visit.id(), visit.plan().workerId(), clock.instant(), actor.userId());
        audited(tx, actor, Audit.Kind.CREATE, "planVisit", visit);
        events.raise(tx, new VisitPlanned(visit));
        return PlannedVisit.of(visit);
    }

    /** Takes a visit out of the plan. */
    public PlannedVisit cancelPlanned(Tx tx, Actor actor, UUID visitId, String reason) {
        return cancel(tx, actor, visitId, null, false, reason);
    }

    /** Gives a visit other times; the worker stays. */
    public PlannedVisit move(Tx tx, Actor actor, UUID visitId, Instant begin, Instant end) {
        return move(tx, actor, visitId, null, false, begin, end);
    }

    /** Gives a visit to a worker, or to nobody. */
    public PlannedVisit assign(Tx tx, Actor actor, UUID visitId, @Nullable UUID workerId) {
        return assign(tx, actor, visitId, null, false, workerId);
    }

    /** Gives a visit to a worker by somebody's decision: its series leaves it alone from then on. */
    public PlannedVisit give(Tx tx, Actor actor, UUID visitId, UUID workerId) {
        return assign(tx, actor, visitId, null, true, workerId);
    }

    /** Why this worker could not be given this visit now; empty where nothing stands in the way. Writes nothing. */
    public Optional<Refusal> whyNot(Tx tx, UUID visitId, UUID workerId) {
        Visit visit = visits.find(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        Instant begin = visit.plan().begin();
        Instant end = visit.plan().end();
        if (begin == null || end == null) {
            return Optional.of(VisitProblem.VISIT_NOT_OPEN.refuse());
        }
        try {
            requireWorker(
                    tx,
                    workerId,
                    visit.target(),
                    begin,
                    end,
                    visitId,
                    visit.plan().jointVisitId());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** Makes a visit an occurrence of another series: an edit "from here on" ends one series and begins the next. */
    public PlannedVisit reseries(Tx tx, Actor actor, UUID visitId, UUID seriesId, LocalDate seriesDay) {
        VisitDraft draft = open(tx, visitId, null);
        Visit.Plan plan = draft.visit().plan();
        draft.set(draft.visit()
                .withPlan(new Visit.Plan(
                        plan.workerId(),
                        seriesId,
                        seriesDay,
                        plan.detached(),
                        plan.jointVisitId(),
                        plan.begin(),
                        plan.end())));
        Visit saved = desk.save(tx, draft);
        audited(tx, actor, Audit.Kind.UPDATE, "changeSeries", saved);
        return PlannedVisit.of(saved);
    }

    /** The visit with this id that the office planned once, whatever became of it. */
    public Optional<PlannedVisit> find(Tx tx, UUID visitId) {
        return visits.find(tx, visitId)
                .filter(visit -> visit.plan().begin() != null && visit.target().assignmentId() != null)
                .map(PlannedVisit::of);
    }

    /** The occurrences of a series from this day of the series on, in order; the cancelled and done ones too. */
    public List<PlannedVisit> ofSeries(Tx tx, UUID seriesId, LocalDate fromDay) {
        return visits.ofSeries(tx, seriesId, fromDay).stream()
                .filter(visit -> visit.target().assignmentId() != null)
                .map(PlannedVisit::of)
                .toList();
    }

    PlannedVisit cancel(
            Tx tx, Actor actor, UUID visitId, @Nullable Integer expectedVersion, boolean byHand, String reason) {
        VisitDraft draft = open(tx, visitId, expectedVersion);
        draft.require(VisitStep.CANCEL, VisitProblem.VISIT_NOT_OPEN);
        draft.set(detached(draft.visit(), byHand).withCancelReason(reason));
        draft.close(ExceptionCode.OUTSIDE_ASSIGNMENT, ExceptionOutcome.RESOLVED, null, null);
        Visit saved = desk.save(tx, draft);
        audit.append(
                tx,
                actor,
                Audit.Kind.UPDATE,
                "cancelVisit",
                VisitStore.TYPE,
                visitId,
                List.of(saved.target().clientId()),
                reason);
        events.raise(tx, new VisitPlanned(saved));
        return PlannedVisit.of(saved);
    }

    PlannedVisit move(
            Tx tx,
            Actor actor,
            UUID visitId,
            @Nullable Integer expectedVersion,
            boolean byHand,
            Instant begin,
            Instant end) {
        requireTimes(begin, end);
        VisitDraft draft = open(tx, visitId, expectedVersion);
        draft.require(VisitStep.MOVE, VisitProblem.VISIT_NOT_OPEN);
        Visit visit = draft.visit();
        UUID assignmentId = visit.target().assignmentId();
        requireCovered(
                tx, assignments.find(tx, assignmentId).orElseThrow(VisitProblem.ASSIGNMENT_UNKNOWN::refuse), begin);
        Visit.Plan plan = visit.plan();
        requireWorker(tx, plan.workerId(), visit.target(), begin, end, visitId, plan.jointVisitId());
        draft.set(detached(
                visit.withPlan(new Visit.Plan(
                        plan.workerId(),
                        plan.seriesId(),
                        plan.seriesDay(),
                        plan.detached(),
                        plan.jointVisitId(),
                        begin,
                        end)),
                byHand));
        draft.close(ExceptionCode.OUTSIDE_ASSIGNMENT, ExceptionOutcome.RESOLVED, null, null);
        return planned(tx, actor, "moveVisit", draft);
    }

    PlannedVisit assign(
            Tx tx,
            Actor actor,
            UUID visitId,
            @Nullable Integer expectedVersion,
            boolean byHand,
            @Nullable UUID workerId) {
        VisitDraft draft = open(tx, visitId, expectedVersion);
        draft.require(workerId == null ? VisitStep.UNASSIGN : VisitStep.ASSIGN, VisitProblem.VISIT_NOT_OPEN);
        Visit.Plan plan = draft.visit().plan();
        requireWorker(tx, workerId, draft.visit().target(), plan.begin(), plan.end(), visitId, plan.jointVisitId());
        draft.set(detached(
                draft.visit()
                        .withPlan(new Visit.Plan(
                                workerId,
                                plan.seriesId(),
                                plan.seriesDay(),
                                plan.detached(),
                                plan.jointVisitId(),
                                plan.begin(),
                                plan.end())),
                byHand));
        visits.addHistory(tx, visitId, workerId, clock.instant(), actor.userId());
        return planned(tx, actor, "assignVisit", draft);
    }

    private PlannedVisit planned(Tx tx, Actor actor, String action, VisitDraft draft) {
        Visit saved = desk.save(tx, draft);
        audited(tx, actor, Audit.Kind.UPDATE, action, saved);
        events.raise(tx, new VisitPlanned(saved));
        return PlannedVisit.of(saved);
    }

    private VisitDraft open(Tx tx, UUID visitId, @Nullable Integer expectedVersion) {
        VisitDraft draft = desk.open(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        if (expectedVersion != null && expectedVersion != draft.visit().version()) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return draft;
    }

    private void requireWorker(
            Tx tx,
            @Nullable UUID workerId,
            Visit.Target target,
            Instant begin,
            Instant end,
            UUID visitId,
            @Nullable UUID jointVisitId) {
        if (workerId == null) {
            return;
        }
        mayBePlanned.require(tx, workerId, target, visitId, jointVisitId, begin, end);
        visits.inTheWay(tx, workerId, begin, end, visitId).ifPresent(other -> {
            throw VisitProblem.WORKER_HAS_OVERLAP.refuse(
                    "Er is al een bezoek op %s van %s tot %s."
                            .formatted(
                                    DutchMoment.day(AmsterdamTime.dateOf(other.begin())),
                                    AmsterdamTime.timeOf(other.begin()),
                                    AmsterdamTime.timeOf(other.end())),
                    "/workerId");
        });
        if (target.assignmentId() != null) {
            events.raise(tx, new WorkerChosen(workerId, target.clientId(), target.assignmentId(), begin, end));
        }
    }

    private static void requireTimes(Instant begin, Instant end) {
        if (!begin.isBefore(end)
                || Duration.between(begin, end).compareTo(LONGEST) > 0
                || !AmsterdamTime.inRange(AmsterdamTime.dateOf(begin))) {
            throw VisitProblem.TIMES_INVALID.refuse(VisitProblem.TIMES_INVALID.title(), "/plannedEnd");
        }
    }

    private void requireCovered(Tx tx, Assignment assignment, Instant begin) {
        LocalDate day = AmsterdamTime.dateOf(begin);
        if (!assignment.covers(day)) {
            String detail = assignment.withdrawn()
                    ? "De toewijzing is ingetrokken."
                    : "De toewijzing loopt van " + DutchMoment.day(assignment.firstDay())
                            + (assignment.lastDay() == null
                                    ? "."
                                    : " tot en met " + DutchMoment.day(assignment.lastDay()) + ".");
            throw VisitProblem.OUTSIDE_ASSIGNMENT.refuse(detail, "/plannedBegin");
        }
        serviceDays.require(tx, assignment.id(), day, "/plannedBegin");
    }

    private static Visit detached(Visit visit, boolean byHand) {
        Visit.Plan plan = visit.plan();
        boolean detached = plan.detached() || (byHand && plan.seriesId() != null);
        return visit.withPlan(new Visit.Plan(
                plan.workerId(),
                plan.seriesId(),
                plan.seriesDay(),
                detached,
                plan.jointVisitId(),
                plan.begin(),
                plan.end()));
    }

    private void audited(Tx tx, Actor actor, Audit.Kind kind, String action, Visit visit) {
        audit.append(
                tx,
                actor,
                kind,
                action,
                VisitStore.TYPE,
                visit.id(),
                visit.target().clientId());
    }
}
