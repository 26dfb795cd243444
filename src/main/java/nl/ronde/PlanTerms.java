package nl.ronde;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.IntakeRecorded;
import nl.ronde.assignment.life.AssignmentEnded;
import nl.ronde.assignment.life.AssignmentNotStarted;
import nl.ronde.assignment.life.EndWithdrawn;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.plan.MunicipalPlanRecorded;
import nl.ronde.plan.PlanConsented;
import nl.ronde.plan.PlanCopyRecorded;
import nl.ronde.plan.PlanEvaluated;
import nl.ronde.plan.PlanFile;
import nl.ronde.plan.PlanPresented;
import nl.ronde.plan.PlanSigned;
import nl.ronde.plan.Plans;
import nl.ronde.plan.SupportPlan;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitDelivered;
import org.jspecify.annotations.Nullable;

/**
 * Which terms of the support plan run: to draw it up (Kampen B2 1.9c; DVO 10.9) and, by the house standard, to have it signed;
 * to hand out copies (DVO 11.5, B3 E1); to talk it over (Kampen B2 1.9e). They begin by the agreement's own event, and a
 * refusal of the client does not stop the clock: only consent or a waiver does.
 */
final class PlanTerms {
    private static final String SIGN = "sign";
    private static final String FIRST_VISIT = "gerekend vanaf het eerste bezoek";
    private static final String ENDED = "De toewijzing is geëindigd.";
    private static final String REPLACED = "Een nieuwe versie van het plan is getekend.";

    private final Obligations obligations;
    private final Agreements agreements;
    private final Assignments assignments;
    private final Plans plans;

    PlanTerms(Obligations obligations, Agreements agreements, Assignments assignments, Plans plans) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.assignments = assignments;
        this.plans = plans;
    }

    void subscribe(Events events) {
        events.on(IntakeRecorded.class, this::intake);
        events.on(MunicipalPlanRecorded.class, this::municipalPlan);
        events.on(AssignmentReceived.class, this::received);
        events.on(PlanPresented.class, this::presented);
        events.on(PlanConsented.class, this::consented);
        events.on(PlanSigned.class, this::signed);
        events.on(PlanCopyRecorded.class, this::copied);
        events.on(PlanEvaluated.class, this::evaluated);
        events.on(AssignmentNotStarted.class, (tx, event) -> each(tx, event.assignment(), ending(tx, event.reason())));
        events.on(
                AssignmentWithdrawn.class,
                (tx, event) ->
                        each(tx, event.assignment(), ending(tx, "De gemeente heeft de toewijzing ingetrokken.")));
        events.on(AssignmentEnded.class, this::ended);
        events.on(
                EndWithdrawn.class,
                (tx, event) -> each(
                        tx,
                        event.assignment(),
                        (kind, variant, subject) -> obligations.undoLapse(
                                tx, kind, variant, subject, ENDED, "De toewijzing gaat toch door.")));
    }

    /** A plan that will not be carried out any more need not be made, signed or talked over; a copy of it stays owed. */
    private void each(Tx tx, Assignment assignment, TermAct act) {
        act.on(TermKind.SUPPORT_PLAN, null, Subject.assignment(assignment.id()));
        act.on(TermKind.SUPPORT_PLAN, SIGN, Subject.assignment(assignment.id()));
        for (SupportPlan plan : plans.ofClient(tx, assignment.clientId())) {
            if (plan.assignmentId().equals(assignment.id())) {
                act.on(TermKind.PLAN_EVALUATION, null, version(plan.id()));
                plans.evaluations(tx, plan.id())
                        .forEach(talk -> act.on(TermKind.PLAN_EVALUATION, null, evaluation(talk.id())));
            }
        }
    }

    /** What was due before the end was missed: that stands until a person waives it with a reason. */
    private void ended(Tx tx, AssignmentEnded event) {
        Instant end = AmsterdamTime.endOfDay(event.lastDay());
        each(
                tx,
                event.assignment(),
                (kind, variant, subject) -> obligations.lapseUnlessMissed(tx, kind, variant, subject, end, ENDED));
    }

    private TermAct ending(Tx tx, String reason) {
        return (kind, variant, subject) -> obligations.lapse(tx, kind, variant, subject, reason);
    }

    /** Something done to one term. */
    private interface TermAct {
        void on(TermKind kind, @Nullable String variant, Subject subject);
    }

    /** To have it signed is the provider's own standard under every agreement, and counts from the intake. */
    void intake(Tx tx, IntakeRecorded intake) {
        Opening opening = Opening.of(
                        TermKind.SUPPORT_PLAN,
                        intake.agreementId(),
                        Subject.assignment(intake.assignmentId()),
                        intake.clientId(),
                        AmsterdamTime.startOfDay(intake.heldOn()))
                .labelled(assignments.mark(tx, intake.assignmentId()));
        if (startsAt(intake.agreementId(), PlanDemands.Start.INTAKE)) {
            begin(tx, opening);
        }
        begin(tx, opening.inVariant(SIGN));
        meetByPlans(tx, intake.clientId(), intake.assignmentId());
    }

    /** The latest start in the municipality's plan leads over the rule, be it earlier or later (DVO 11.3). */
    private void startBy(Tx tx, UUID assignmentId, String agreementId, LocalDate day) {
        String article = agreements
                .planDemands(agreementId)
                .ownDatesCitation()
                .map(each -> " (" + each + ")")
                .orElse("");
        obligations.setOwnDate(
                tx,
                TermKind.SERVICE_START,
                Subject.assignment(assignmentId),
                new Opening.OwnDate(day, "Het plan van de gemeente" + article, false));
    }

    /** The plan may have come before the message that starts the term. */
    private void received(Tx tx, AssignmentReceived event) {
        Assignment assignment = event.assignment();
        plans.municipalPlan(tx, assignment.id())
                .map(PlanFile.MunicipalPlan::startBy)
                .ifPresent(day -> startBy(tx, assignment.id(), assignment.agreementId(), day));
    }

    void municipalPlan(Tx tx, MunicipalPlanRecorded plan) {
        if (plan.startBy() != null) {
            startBy(tx, plan.assignmentId(), plan.agreementId(), plan.startBy());
        }
        if (startsAt(plan.agreementId(), PlanDemands.Start.MUNICIPAL_PLAN)) {
            Opening opening = Opening.of(
                            TermKind.SUPPORT_PLAN,
                            plan.agreementId(),
                            Subject.assignment(plan.assignmentId()),
                            plan.clientId(),
                            AmsterdamTime.startOfDay(plan.receivedOn()))
                    .labelled(assignments.mark(tx, plan.assignmentId()));
            begin(tx, earlier(opening, plan.dueOn(), "Het plan van de gemeente, naar urgentie (DVO 10.9, 11.3)"));
            meetByPlans(tx, plan.clientId(), plan.assignmentId());
        }
    }

    /** Where help had begun before this was recorded the term runs from the first visit; the stricter of both holds. */
    private void begin(Tx tx, Opening opening) {
        boolean fromVisit = obligations
                .open(tx, opening)
                .filter(term -> FIRST_VISIT.equals(term.subjectLabel()))
                .isPresent();
        if (fromVisit) {
            obligations.bringForward(tx, opening, "Wat de termijn laat beginnen, is later vastgelegd.");
        }
    }

    /**
     * Help began, and nobody recorded what the agreement counts from: a client who is helped without a plan must not be one for
     * whom no clock runs, so it counts from the first visit.
     */
    void firstVisit(Tx tx, VisitDelivered visit, Obligation start) {
        UUID assignmentId = Objects.requireNonNull(visit.assignmentId());
        if (start.state() == ObligationState.WAIVED && !isOwed(tx, assignmentId, start)) {
            return;
        }
        Opening opening = Opening.of(
                        TermKind.SUPPORT_PLAN,
                        start.agreementId(),
                        Subject.assignment(assignmentId),
                        visit.clientId(),
                        AmsterdamTime.startOfDay(AmsterdamTime.dateOf(visit.occurredAt())))
                .labelled(assignments.mark(tx, assignmentId) + ", " + FIRST_VISIT);
        obligations.open(tx, opening);
        obligations.open(tx, opening.inVariant(SIGN));
        meetByPlans(tx, visit.clientId(), assignmentId);
    }

    /** Help that is over needs no plan; every visit after a start that was waived passes here, and only the first opens it. */
    private boolean isOwed(Tx tx, UUID assignmentId, Obligation start) {
        boolean over = AssignmentTerms.ENDED.equals(start.waivedReason())
                || AssignmentTerms.WITHDRAWN.equals(start.waivedReason());
        return !over
                && obligations
                        .find(tx, TermKind.SUPPORT_PLAN, Subject.assignment(assignmentId))
                        .isEmpty();
    }

    private boolean startsAt(String agreementId, PlanDemands.Start start) {
        return agreements.planDemands(agreementId).startsAt() == start;
    }

    /** A plan that was there before the event meets its terms at once: drawn up, and signed. */
    private void meetByPlans(Tx tx, UUID clientId, UUID assignmentId) {
        for (SupportPlan plan : plans.ofClient(tx, clientId)) {
            if (plan.assignmentId().equals(assignmentId) && plan.presentedAt() != null) {
                presented(tx, new PlanPresented(plan.id(), assignmentId, plan.presentedAt()));
                if (plan.consentedAt() != null) {
                    consented(tx, new PlanConsented(plan.id(), assignmentId, plan.consentedAt()));
                }
            }
        }
    }

    void presented(Tx tx, PlanPresented plan) {
        obligations.meet(
                tx,
                TermKind.SUPPORT_PLAN,
                Subject.assignment(plan.assignmentId()),
                plan.presentedAt(),
                version(plan.planId()));
    }

    void consented(Tx tx, PlanConsented plan) {
        obligations.meet(
                tx,
                TermKind.SUPPORT_PLAN,
                SIGN,
                Subject.assignment(plan.assignmentId()),
                plan.consentedAt(),
                version(plan.planId()));
    }

    void signed(Tx tx, PlanSigned plan) {
        plan.replaced().forEach(old -> {
            obligations.lapse(tx, TermKind.PLAN_COPY, null, version(old), REPLACED);
            obligations.lapse(tx, TermKind.PLAN_EVALUATION, null, version(old), REPLACED);
            plans.evaluations(tx, old)
                    .forEach(each ->
                            obligations.lapse(tx, TermKind.PLAN_EVALUATION, null, evaluation(each.id()), REPLACED));
        });
        String mark = assignments.mark(tx, plan.assignmentId());
        Opening copy = Opening.of(
                        TermKind.PLAN_COPY,
                        plan.agreementId(),
                        version(plan.planId()),
                        plan.clientId(),
                        plan.signedAt())
                .labelled(mark + ", versie " + plan.number());
        obligations.open(tx, copy);
        Opening evaluation = Opening.of(
                        TermKind.PLAN_EVALUATION,
                        plan.agreementId(),
                        version(plan.planId()),
                        plan.clientId(),
                        plan.signedAt())
                .labelled(mark);
        obligations.open(tx, ownMoment(evaluation, plan.evaluationMoments()).orElse(evaluation));
    }

    void copied(Tx tx, PlanCopyRecorded copy) {
        if (copy.everybodySince() != null) {
            obligations.meet(
                    tx, TermKind.PLAN_COPY, version(copy.planId()), copy.everybodySince(), version(copy.planId()));
        }
    }

    void evaluated(Tx tx, PlanEvaluated talk) {
        if (!talk.counts()) {
            // Kept, but the round runs on until a talk with everybody whom the agreement wants there (Kampen B2 1.9e).
            return;
        }
        Instant heldAt = AmsterdamTime.startOfDay(talk.heldOn());
        Subject round = round(tx, talk);
        obligations.meet(tx, TermKind.PLAN_EVALUATION, round, heldAt, evaluation(talk.evaluationId()));
        SupportPlan plan = plans.find(tx, talk.planId()).orElseThrow();
        Opening next = Opening.of(
                        TermKind.PLAN_EVALUATION,
                        talk.agreementId(),
                        evaluation(talk.evaluationId()),
                        talk.clientId(),
                        heldAt)
                .labelled(assignments.mark(tx, plan.assignmentId()));
        List<LocalDate> moments = plan.content().evaluationMoments();
        obligations.open(
                tx,
                ownMoment(next, moments).orElseGet(() -> earlier(next, talk.nextOn(), "Het verslag van de evaluatie")));
    }

    /** What the running round counts from: the last earlier talk that opened one, for not every talk does. */
    private Subject round(Tx tx, PlanEvaluated talk) {
        return talk.earlier().reversed().stream()
                .map(PlanTerms::evaluation)
                .filter(each ->
                        obligations.find(tx, TermKind.PLAN_EVALUATION, each).isPresent())
                .findFirst()
                .orElseGet(() -> version(talk.planId()));
    }

    /** The evaluation moments of the assignment itself come before every rule (Kampen B2 1.9a, DVO 11.3). */
    private Optional<Opening> ownMoment(Opening opening, List<LocalDate> moments) {
        LocalDate from = AmsterdamTime.dateOf(opening.triggerAt());
        return moments.stream()
                .filter(moment -> moment.isAfter(from))
                .min(LocalDate::compareTo)
                .map(moment -> opening.until(
                        moment,
                        "Evaluatiemomenten van de opdracht"
                                + agreements
                                        .planDemands(opening.agreementId())
                                        .ownDatesCitation()
                                        .map(article -> " (" + article + ")")
                                        .orElse("")));
    }

    /** A day that was agreed can shorten the term, never lengthen it. */
    private static Opening earlier(Opening opening, @Nullable LocalDate day, String citation) {
        return day == null ? opening : opening.notAfter(day, citation);
    }

    private static Subject version(UUID planId) {
        return new Subject(Subject.Type.SUPPORT_PLAN, planId);
    }

    private static Subject evaluation(UUID id) {
        return new Subject(Subject.Type.PLAN_EVALUATION, id);
    }
}
