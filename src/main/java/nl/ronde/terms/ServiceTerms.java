package nl.ronde.terms;

import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.AgreementChoice;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.message.iwmo.intake.IwmoMessageReceived;
import nl.ronde.message.iwmo.intake.IwmoReplySent;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitCorrected;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitOutcomes;

/**
 * The terms of an order: its receipt is confirmed (Kampen B2 1.8) and help begins (Kampen B2 5.4, DVO B3 D3). A rejected 301
 * owes its 302 too: the subject of that clock is the message.
 */
final class ServiceTerms {
    /** Why a term runs again whose proof was a visit. */
    static final String PROOF_CORRECTED = "Het bezoek waarmee de termijn was gehaald, is gecorrigeerd.";

    private final ObligationModule obligation;
    private final AgreementChoice agreements;

    private final CareMessageTerms messages;
    private final PlanTerms plans;
    private final VisitOutcomes outcomes;

    ServiceTerms(
            ObligationModule obligation,
            AgreementChoice agreements,
            CareMessageTerms messages,
            PlanTerms plans,
            VisitOutcomes outcomes) {
        this.obligation = obligation;
        this.agreements = agreements;
        this.messages = messages;
        this.plans = plans;
        this.outcomes = outcomes;
    }

    void listen(Events events) {
        events.on(IwmoMessageReceived.class, this::received);
        events.on(IwmoReplySent.class, this::answered);
        events.on(AssignmentReceived.class, obligation::assignmentReceived);
        events.on(VisitDelivered.class, this::delivered);
        events.on(VisitCorrected.class, this::corrected);
    }

    private void received(Tx tx, IwmoMessageReceived message) {
        Opening opening = Opening.of(
                TermKind.ASSIGNMENT_CONFIRMATION,
                agreements.covering(tx, message.municipalityCode(), AmsterdamTime.dateOf(message.receivedAt())).stream()
                        .map(Agreement::id)
                        .findFirst()
                        .orElse(null),
                Subject.iwmoMessage(message.messageId()),
                message.clientId(),
                message.receivedAt());
        obligation.obligations().open(tx, opening.labelled("bericht " + message.identification()));
    }

    private void answered(Tx tx, IwmoReplySent sent) {
        Subject message = Subject.iwmoMessage(sent.messageId());
        obligation.obligations().meet(tx, TermKind.ASSIGNMENT_CONFIRMATION, message, sent.at(), message);
    }

    private void delivered(Tx tx, VisitDelivered visit) {
        if (visit.assignmentId() != null) {
            Subject visited = Subject.visit(visit.visitId());
            obligation
                    .obligations()
                    .meet(
                            tx,
                            TermKind.SERVICE_START,
                            Subject.assignment(visit.assignmentId()),
                            visit.occurredAt(),
                            visited)
                    .filter(term -> visited.equals(term.proof()) || term.state() == ObligationState.WAIVED)
                    .ifPresent(term -> {
                        messages.began(tx, visit, term);
                        plans.firstVisit(tx, visit, term);
                    });
        }
    }

    /** The visit that the start was met by was not delivered there, or not then: the next one meets it, or none does. */
    private void corrected(Tx tx, VisitCorrected event) {
        UUID assignmentId = event.before().target().assignmentId();
        if (assignmentId == null || !event.undoesDelivery()) {
            return;
        }
        Subject assignment = Subject.assignment(assignmentId);
        Subject visited = Subject.visit(event.before().id());
        Obligations terms = obligation.obligations();
        terms.find(tx, TermKind.SERVICE_START, assignment)
                .filter(term -> visited.equals(term.proof()) || term.state() == ObligationState.WAIVED)
                .ifPresent(start -> {
                    terms.reopen(tx, TermKind.SERVICE_START, null, assignment, PROOF_CORRECTED);
                    outcomes.delivered(tx, event.before().target().clientId()).stream()
                            .filter(each -> assignmentId.equals(each.target().assignmentId()))
                            .findFirst()
                            .map(VisitDelivered::of)
                            .ifPresentOrElse(
                                    first -> {
                                        delivered(tx, first);
                                        messages.beganLater(tx, first, start);
                                    },
                                    () -> messages.neverBegan(tx, assignmentId));
                });
    }
}
