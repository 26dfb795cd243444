package nl.ronde.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.plan.PlanCopyRecorded;
import nl.ronde.plan.PlanEvaluated;
import nl.ronde.plan.PlanSigned;
import nl.ronde.plan.Plans;
import nl.ronde.plan.SupportPlan;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/**
 * Which terms run once a support plan is signed: to hand out copies (DVO 11.5, B3 E1) and to talk it over (Kampen B2 1.9e).
 */
final class SignedPlanTerms {
    private static final String REPLACED = "Een nieuwe versie van het plan is getekend.";

    private final Obligations obligations;
    private final Agreements agreements;
    private final Assignments assignments;
    private final Plans plans;

    SignedPlanTerms(Obligations obligations, Agreements agreements, Assignments assignments, Plans plans) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.assignments = assignments;
        this.plans = plans;
    }

    void subscribe(Events events) {
        events.on(PlanSigned.class, this::signed);
        events.on(PlanCopyRecorded.class, this::copied);
        events.on(PlanEvaluated.class, this::evaluated);
    }

    /** What the terms to talk over the plans of an assignment may run for: each version, and each talk. */
    List<Subject> rounds(Tx tx, UUID clientId, UUID assignmentId) {
        List<Subject> rounds = new ArrayList<>();
        for (SupportPlan plan : plans.ofClient(tx, clientId)) {
            if (plan.assignmentId().equals(assignmentId)) {
                rounds.add(PlanTerms.version(plan.id()));
                plans.evaluations(tx, plan.id()).forEach(talk -> rounds.add(evaluation(talk.id())));
            }
        }
        return rounds;
    }

    private void signed(Tx tx, PlanSigned plan) {
        plan.replaced().forEach(old -> {
            obligations.lapse(tx, TermKind.PLAN_COPY, null, PlanTerms.version(old), REPLACED);
            obligations.lapse(tx, TermKind.PLAN_EVALUATION, null, PlanTerms.version(old), REPLACED);
            plans.evaluations(tx, old)
                    .forEach(each ->
                            obligations.lapse(tx, TermKind.PLAN_EVALUATION, null, evaluation(each.id()), REPLACED));
        });
        String mark = assignments.mark(tx, plan.assignmentId());
        Opening copy = Opening.of(
                        TermKind.PLAN_COPY,
                        plan.agreementId(),
                        PlanTerms.version(plan.planId()),
                        plan.clientId(),
                        plan.signedAt())
                .labelled(mark + ", versie " + plan.number());
        obligations.open(tx, copy);
        Opening evaluation = Opening.of(
                        TermKind.PLAN_EVALUATION,
                        plan.agreementId(),
                        PlanTerms.version(plan.planId()),
                        plan.clientId(),
                        plan.signedAt())
                .labelled(mark);
        obligations.open(tx, ownMoment(evaluation, plan.evaluationMoments()).orElse(evaluation));
    }

    private void copied(Tx tx, PlanCopyRecorded copy) {
        if (copy.everybodySince() != null) {
            obligations.meet(
                    tx,
                    TermKind.PLAN_COPY,
                    PlanTerms.version(copy.planId()),
                    copy.everybodySince(),
                    PlanTerms.version(copy.planId()));
        }
    }

    private void evaluated(Tx tx, PlanEvaluated talk) {
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
                ownMoment(next, moments)
                        .orElseGet(() -> PlanTerms.earlier(next, talk.nextOn(), "Het verslag van de evaluatie")));
    }

    /** What the running round counts from: the last earlier talk that opened one, for not every talk does. */
    private Subject round(Tx tx, PlanEvaluated talk) {
        return talk.earlier().reversed().stream()
                .map(SignedPlanTerms::evaluation)
                .filter(each ->
                        obligations.find(tx, TermKind.PLAN_EVALUATION, each).isPresent())
                .findFirst()
                .orElseGet(() -> PlanTerms.version(talk.planId()));
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

    private static Subject evaluation(UUID id) {
        return new Subject(Subject.Type.PLAN_EVALUATION, id);
    }
}
