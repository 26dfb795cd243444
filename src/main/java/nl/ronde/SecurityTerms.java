package nl.ronde;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.incident.security.BreachNotified;
import nl.ronde.incident.security.BreachRecipient;
import nl.ronde.incident.security.DataBreachDecided;
import nl.ronde.incident.security.SecurityIncidentReported;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/**
 * Which terms a security incident starts and what meets them: at once to the municipality whose information it is (Kampen B7
 * 1.3), and for a breach of personal data 72 hours to the authority (GDPR art. 33). They run per agreement: the subject is
 * the line that says whose information it is.
 */
final class SecurityTerms {
    private static final Map<BreachRecipient, TermKind> MET_BY = Map.of(
            BreachRecipient.MUNICIPALITY, TermKind.SECURITY_INCIDENT,
            BreachRecipient.AUTHORITY, TermKind.DATA_BREACH);

    private final Obligations obligations;

    SecurityTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Follows incidents, decisions on them, and who was told. */
    void listen(Events events) {
        events.on(SecurityIncidentReported.class, this::reported);
        events.on(DataBreachDecided.class, this::decided);
        events.on(BreachNotified.class, this::notified);
    }

    private void reported(Tx tx, SecurityIncidentReported incident) {
        incident.concerns()
                .forEach(line -> obligations.open(
                        tx,
                        TermKind.SECURITY_INCIDENT,
                        line.agreementId(),
                        subject(line.id()),
                        null,
                        incident.noticedAt()));
    }

    private void decided(Tx tx, DataBreachDecided decision) {
        for (SecurityIncidentReported.Concern line : decision.concerned()) {
            if (line.agreementId() != null) {
                run(tx, TermKind.SECURITY_INCIDENT, line, decision.noticedAt(), decision.reason());
            }
            if (decision.personalData()) {
                run(tx, TermKind.DATA_BREACH, line, decision.discoveredAt(), decision.reason());
            } else {
                end(tx, TermKind.DATA_BREACH, line.id(), "Besloten dat dit geen datalek is: " + decision.reason());
            }
        }
        for (SecurityIncidentReported.Concern line : decision.cleared()) {
            String reason = "Besloten dat dit deze overeenkomst niet raakt: " + decision.reason();
            end(tx, TermKind.SECURITY_INCIDENT, line.id(), reason);
            end(tx, TermKind.DATA_BREACH, line.id(), reason);
        }
        decision.told().forEach(told -> notified(tx, told));
    }

    private void run(Tx tx, TermKind kind, SecurityIncidentReported.Concern line, Instant from, String reason) {
        obligations.open(tx, kind, line.agreementId(), subject(line.id()), null, from);
        obligations.resume(tx, kind, null, subject(line.id()), "Besloten dat dit toch gemeld moet worden: " + reason);
    }

    private void end(Tx tx, TermKind kind, UUID line, String reason) {
        obligations.lapse(tx, kind, null, subject(line), reason);
    }

    private void notified(Tx tx, BreachNotified told) {
        TermKind kind = MET_BY.get(told.recipient());
        if (kind != null) {
            told.concernIds()
                    .forEach(line -> obligations.meet(tx, kind, subject(line), told.at(), subject(told.incidentId())));
        }
    }

    private static Subject subject(UUID id) {
        return new Subject(Subject.Type.SECURITY_INCIDENT, id);
    }
}
