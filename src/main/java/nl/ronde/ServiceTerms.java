package nl.ronde;

import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.AgreementChoice;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.message.iwmo.intake.IwmoMessageReceived;
import nl.ronde.message.iwmo.intake.IwmoReplySent;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitDelivered;

/**
 * The terms of an order: its receipt is confirmed (Kampen B2 1.8) and help begins (Kampen B2 5.4, DVO B3 D3). A rejected 301
 * owes its 302 too: the subject of that clock is the message.
 */
final class ServiceTerms {
    private final ObligationModule obligation;
    private final AgreementChoice agreements;

    private final CareMessageTerms messages;

    ServiceTerms(ObligationModule obligation, AgreementChoice agreements, CareMessageTerms messages) {
        this.obligation = obligation;
        this.agreements = agreements;
        this.messages = messages;
    }

    void listen(Events events) {
        events.on(IwmoMessageReceived.class, this::received);
        events.on(IwmoReplySent.class, this::answered);
        events.on(AssignmentReceived.class, obligation::assignmentReceived);
        events.on(VisitDelivered.class, this::delivered);
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
                    .ifPresent(term -> messages.began(tx, visit, term));
        }
    }
}
