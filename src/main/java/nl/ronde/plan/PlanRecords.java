package nl.ronde.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.agreement.PlanDemands.CopyRecipient;
import nl.ronde.agreement.PlanDemands.TalkPartner;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.plan.PlanFile.Copy;
import nl.ronde.plan.PlanFile.Evaluation;
import nl.ronde.plan.PlanFile.MunicipalPlan;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * The office records what happened around a plan: the municipality's plan came in, a copy was given, how it goes was talked
 * over. Each is only ever added, and raises an event.
 */
final class PlanRecords {
    private final Db db;
    private final PlanStore store;
    private final PlanFileStore files;
    private final Assignments assignments;
    private final Agreements agreements;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    PlanRecords(
            Db db,
            PlanStore store,
            PlanFileStore files,
            Assignments assignments,
            Agreements agreements,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.store = store;
        this.files = files;
        this.assignments = assignments;
        this.agreements = agreements;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    record CopyGiven(
            CopyRecipient recipient,
            PlanFile.Channel channel,
            Instant givenAt,
            @Nullable String note) {}

    Copy copy(Actor actor, UUID planId, CopyGiven given) {
        Instant now = clock.instant();
        Instant givenAt = AmsterdamTime.toMicroseconds(given.givenAt());
        return db.inTransaction(actor.providerId(), tx -> {
            SupportPlan plan = DraftPlan.locked(store, tx, planId);
            Instant signedAt = plan.signedAt();
            if (signedAt == null) {
                throw PlanProblem.NOT_SIGNED.refuse();
            }
            if (givenAt.isAfter(now)) {
                throw PlanProblem.TIME_IMPOSSIBLE.refuse("Dit moment ligt in de toekomst.", "/givenAt");
            }
            if (givenAt.isBefore(signedAt)) {
                throw PlanProblem.TIME_IMPOSSIBLE.refuse("Toen was het plan nog niet getekend.", "/givenAt");
            }
            Copy copy =
                    new Copy(Ids.next(), given.recipient(), given.channel(), givenAt, given.note(), user(actor), now);
            files.add(tx, planId, copy);
            audit.append(tx, actor, Audit.Kind.UPDATE, "recordPlanCopy", PlanStore.TYPE, planId, plan.clientId());
            List<CopyRecipient> must =
                    agreements.planDemands(plan.agreementId()).copyTo();
            events.raise(
                    tx,
                    new PlanCopyRecorded(
                            copy.id(),
                            planId,
                            copy.recipient(),
                            givenAt,
                            everybodySince(files.copies(tx, planId), must)));
            return copy;
        });
    }

    /** When the last of those who must have a copy got the first one. */
    static @Nullable Instant everybodySince(List<Copy> copies, List<CopyRecipient> must) {
        Instant last = null;
        for (CopyRecipient each : must) {
            Instant first = copies.stream()
                    .filter(copy -> copy.recipient() == each)
                    .map(Copy::givenAt)
                    .min(Instant::compareTo)
                    .orElse(null);
            if (first == null) {
                return null;
            }
            last = last == null || first.isAfter(last) ? first : last;
        }
        return last;
    }

    record EvaluationHeld(
            LocalDate heldOn,
            List<PlanFile.Participant> participants,
            List<PlanFile.ResultReview> results,
            @Nullable String changes,
            @Nullable LocalDate nextOn) {}

    /** A talk, and who was not there whom the agreement wants at it. */
    record Talk(Evaluation evaluation, List<TalkPartner> missing) {}

    Talk evaluate(Actor actor, UUID planId, EvaluationHeld held) {
        Instant now = clock.instant();
        if (held.participants().stream().noneMatch(each -> each.capacity().partner() == TalkPartner.CLIENT)) {
            throw PlanProblem.WITHOUT_CLIENT.refuse(PlanProblem.WITHOUT_CLIENT.title(), "/participants");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            SupportPlan plan = DraftPlan.locked(store, tx, planId);
            Instant signedAt = plan.signedAt();
            if (signedAt == null) {
                throw PlanProblem.NOT_SIGNED.refuse();
            }
            if (plan.state() != PlanState.SIGNED) {
                throw PlanProblem.NO_LONGER_CURRENT.refuse();
            }
            requireDate(held.heldOn(), AmsterdamTime.dateOf(signedAt), AmsterdamTime.dateOf(now), "/heldOn");
            if (held.nextOn() != null
                    && (!held.nextOn().isAfter(held.heldOn()) || !AmsterdamTime.inRange(held.nextOn()))) {
                throw PlanProblem.TIME_IMPOSSIBLE.refuse("Het volgende gesprek ligt niet na dit gesprek.", "/nextOn");
            }
            List<UUID> earlier =
                    files.evaluations(tx, planId).stream().map(Evaluation::id).toList();
            Evaluation evaluation = new Evaluation(
                    Ids.next(),
                    held.heldOn(),
                    new PlanFile.Report(held.participants(), held.results(), held.changes()),
                    held.nextOn(),
                    user(actor),
                    now);
            List<TalkPartner> missing = evaluation.report().missing(agreements.planDemands(plan.agreementId()));
            files.add(tx, planId, evaluation);
            audit.append(tx, actor, Audit.Kind.UPDATE, "recordPlanEvaluation", PlanStore.TYPE, planId, plan.clientId());
            events.raise(
                    tx,
                    new PlanEvaluated(
                            evaluation.id(),
                            planId,
                            plan.clientId(),
                            plan.agreementId(),
                            held.heldOn(),
                            earlier,
                            missing.isEmpty(),
                            held.nextOn()));
            return new Talk(evaluation, missing);
        });
    }

    record MunicipalPlanDelivered(
            LocalDate receivedOn,
            String reference,
            @Nullable List<String> results,
            @Nullable LocalDate startBy,
            @Nullable LocalDate dueOn) {}

    MunicipalPlan municipalPlan(Actor actor, UUID assignmentId, MunicipalPlanDelivered delivered) {
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            Assignment assignment = assignments.find(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            requireDate(delivered.receivedOn(), AmsterdamTime.FIRST_DAY, AmsterdamTime.dateOf(now), "/receivedOn");
            requireFrom(delivered.receivedOn(), delivered.startBy(), "/startBy");
            requireStartable(assignment, delivered.startBy());
            requireFrom(delivered.receivedOn(), delivered.dueOn(), "/dueOn");
            requireShortens(assignment.agreementId(), delivered);
            MunicipalPlan plan = new MunicipalPlan(
                    Ids.next(),
                    assignmentId,
                    delivered.receivedOn(),
                    delivered.reference(),
                    delivered.results() == null ? List.of() : delivered.results(),
                    delivered.startBy(),
                    delivered.dueOn(),
                    user(actor),
                    now);
            files.add(tx, assignment.clientId(), plan);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.CREATE,
                    "recordMunicipalPlan",
                    "municipalPlan",
                    plan.id(),
                    assignment.clientId());
            events.raise(
                    tx,
                    new MunicipalPlanRecorded(
                            plan.id(),
                            assignmentId,
                            assignment.clientId(),
                            assignment.agreementId(),
                            plan.receivedOn(),
                            plan.startBy(),
                            plan.dueOn()));
            return plan;
        });
    }

    private static void requireFrom(LocalDate receivedOn, @Nullable LocalDate day, String pointer) {
        if (day != null && (day.isBefore(receivedOn) || !AmsterdamTime.inRange(day))) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse("Deze dag ligt voor de ontvangst.", pointer);
        }
    }

    /** Before the assignment's own first day no visit can be planned: nobody could be in time. */
    private static void requireStartable(Assignment assignment, @Nullable LocalDate startBy) {
        if (startBy != null && startBy.isBefore(assignment.firstDay())) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse(
                    "De toewijzing begint pas op " + DutchMoment.day(assignment.firstDay())
                            + "; vraag de gemeente welke dag geldt.",
                    "/startBy");
        }
    }

    /** Who enters a day that changes nothing would believe that it holds: own days only shorten (DVO 10.9). */
    private void requireShortens(String agreementId, MunicipalPlanDelivered delivered) {
        if (delivered.dueOn() == null) {
            return;
        }
        if (agreements.planDemands(agreementId).startsAt() != PlanDemands.Start.MUNICIPAL_PLAN) {
            throw PlanProblem.NO_EFFECT.refuse(
                    "Onder deze overeenkomst telt de termijn voor het plan vanaf de intake.", "/dueOn");
        }
        agreements
                .termRule(agreementId, TermKind.SUPPORT_PLAN, Optional.empty(), delivered.receivedOn())
                .flatMap(rule -> rule.lastDay(delivered.receivedOn()))
                .filter(lastDay -> delivered.dueOn().isAfter(lastDay))
                .ifPresent(lastDay -> {
                    throw PlanProblem.NO_EFFECT.refuse(
                            "De termijn voor het plan eindigt al op " + DutchMoment.of(lastDay) + ".", "/dueOn");
                });
    }

    private static void requireDate(LocalDate date, LocalDate first, LocalDate last, String pointer) {
        if (date.isAfter(last)) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse("Deze dag ligt in de toekomst.", pointer);
        }
        if (date.isBefore(first)) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse("Deze dag kan niet.", pointer);
        }
    }

    private static UUID user(Actor actor) {
        return Objects.requireNonNull(actor.userId());
    }
}
