package nl.ronde.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
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
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EndWithdrawn;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.plan.MunicipalPlanRecorded;
import nl.ronde.plan.PlanConsented;
import nl.ronde.plan.PlanFile;
import nl.ronde.plan.PlanPresented;
import nl.ronde.plan.Plans;
import nl.ronde.plan.SupportPlan;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitDelivered;
import org.jspecify.annotations.Nullable;

/**
 * Which terms run until there is a support plan: to draw it up (Kampen B2 1.9c; DVO 10.9) and, by the house standard, to have
 * it signed; {@link SignedPlanTerms} has those that follow. They begin by the agreement's own event, and a refusal of the client
 * does not stop the clock: only consent or a waiver does.
 */
public final class PlanTerms {
    private static final String SIGN = "sign";
    private static final String FIRST_VISIT = "gerekend vanaf het eerste bezoek";
    private static final String EARLIER = "Wat de termijn laat beginnen, was eerder of met meer spoed dan bekend was.";

    private final Obligations obligations;
    private final Agreements agreements;
    private final Assignments assignments;
    private final Books books;
    private final Plans plans;
    private final SignedPlanTerms signedPlans;

    /** Wired by {@code App}. */
    public PlanTerms(
            Obligations obligations, Agreements agreements, Assignments assignments, Books books, Plans plans) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.assignments = assignments;
        this.books = books;
        this.plans = plans;
        this.signedPlans = new SignedPlanTerms(obligations, agreements, assignments, plans);
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void subscribe(Events events) {
        events.on(IntakeRecorded.class, this::intake);
        events.on(MunicipalPlanRecorded.class, this::municipalPlan);
        events.on(AssignmentReceived.class, this::received);
        events.on(PlanPresented.class, this::presented);
        events.on(PlanConsented.class, this::consented);
        signedPlans.subscribe(events);
        events.on(AssignmentNotStarted.class, (tx, event) -> each(tx, event.assignment(), ending(tx, event.reason())));
        events.on(
                AssignmentWithdrawn.class,
                (tx, event) -> each(tx, event.assignment(), ending(tx, AssignmentTerms.WITHDRAWN)));
        events.on(AssignmentEnded.class, this::ended);
        events.on(
                EndWithdrawn.class,
                (tx, event) -> each(
                        tx,
                        event.assignment(),
                        (kind, variant, subject) -> obligations.undoLapse(
                                tx, kind, variant, subject, AssignmentTerms.ENDED, "De toewijzing gaat toch door.")));
    }

    /** A plan that will not be carried out any more need not be made, signed or talked over; a copy of it stays owed. */
    private void each(Tx tx, Assignment assignment, TermAct act) {
        act.on(TermKind.SUPPORT_PLAN, null, Subject.assignment(assignment.id()));
        act.on(TermKind.SUPPORT_PLAN, SIGN, Subject.assignment(assignment.id()));
        signedPlans
                .rounds(tx, assignment.clientId(), assignment.id())
                .forEach(round -> act.on(TermKind.PLAN_EVALUATION, null, round));
    }

    /** What was due before the end was missed: that stands until a person waives it with a reason. */
    private void ended(Tx tx, AssignmentEnded event) {
        Instant end = AmsterdamTime.endOfDay(event.lastDay());
        each(
                tx,
                event.assignment(),
                (kind, variant, subject) ->
                        obligations.lapseUnlessMissed(tx, kind, variant, subject, end, AssignmentTerms.ENDED));
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

    /** What runs since the first visit, or since a plan with less urgency, ends when it would have, had this been known. */
    private void begin(Tx tx, Opening opening) {
        obligations.open(tx, opening);
        obligations.bringForward(tx, opening, EARLIER);
    }

    /**
     * Help began, and nobody recorded what the agreement counts from: a client who is helped without a plan must not be one for
     * whom no clock runs, so it counts from the first visit.
     */
    void firstVisit(Tx tx, VisitDelivered visit, Obligation start) {
        UUID assignmentId = Objects.requireNonNull(visit.assignmentId());
        boolean waived = start.state() == ObligationState.WAIVED && !isOwed(tx, assignmentId, start);
        // A visit that is heard of after the end (a phone without a network) begins no plan that nobody will carry out.
        if (waived || books.toldEnd(tx, assignmentId).isPresent()) {
            return;
        }
        Opening opening = Opening.of(
                        TermKind.SUPPORT_PLAN,
                        start.agreementId(),
                        Subject.assignment(assignmentId),
                        visit.clientId(),
                        AmsterdamTime.startOfDay(AmsterdamTime.dateOf(visit.occurredAt())))
                .labelled(assignments.mark(tx, assignmentId) + ", " + FIRST_VISIT);
        boolean held = books.of(tx, assignmentId).stream().anyMatch(entry -> entry.kind() == EntryKind.INTAKE);
        boolean ordered = plans.municipalPlan(tx, assignmentId).isPresent();
        beginUnless(startsAt(start.agreementId(), PlanDemands.Start.INTAKE) ? held : ordered, tx, opening);
        beginUnless(held, tx, opening.inVariant(SIGN));
        meetByPlans(tx, visit.clientId(), assignmentId);
    }

    private void beginUnless(boolean recorded, Tx tx, Opening opening) {
        if (!recorded) {
            begin(tx, opening);
        }
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

    /** A day that was agreed can shorten the term, never lengthen it. */
    static Opening earlier(Opening opening, @Nullable LocalDate day, String citation) {
        return day == null ? opening : opening.notAfter(day, citation);
    }

    /** A version of the plan. */
    static Subject version(UUID planId) {
        return new Subject(Subject.Type.SUPPORT_PLAN, planId);
    }
}
