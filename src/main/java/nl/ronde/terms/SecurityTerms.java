package nl.ronde.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.incident.security.BreachNotified;
import nl.ronde.incident.security.BreachRecipient;
import nl.ronde.incident.security.DataBreachDecided;
import nl.ronde.incident.security.SecurityIncidentReported;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;

/**
 * Which terms a security incident starts and what meets them: at once to the municipality whose information it is (Kampen B7
 * 1.3), and for a breach of personal data 72 hours to the authority (GDPR art. 33). They run per agreement: the subject is
 * the line that says whose information it is. More people read terms than incidents: the reason of a decision stays there.
 */
public final class SecurityTerms {
    private static final Map<BreachRecipient, TermKind> MET_BY = Map.of(
            BreachRecipient.MUNICIPALITY, TermKind.SECURITY_INCIDENT,
            BreachRecipient.AUTHORITY, TermKind.DATA_BREACH);

    private static final String SEE = " Zie het besluit bij het beveiligingsincident.";

    private final Obligations obligations;

    /** Wired by {@code App}. */
    public SecurityTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Follows incidents, decisions on them, and who was told. */
    public void listen(Events events) {
        events.on(SecurityIncidentReported.class, this::reported);
        events.on(DataBreachDecided.class, this::decided);
        events.on(BreachNotified.class, this::notified);
    }

    private void reported(Tx tx, SecurityIncidentReported incident) {
        incident.concerns()
                .forEach(line -> obligations.open(
                        tx, opening(TermKind.SECURITY_INCIDENT, incident.incidentId(), line, incident.noticedAt())));
    }

    private void decided(Tx tx, DataBreachDecided decision) {
        for (SecurityIncidentReported.Concern line : decision.concerned()) {
            if (line.agreementId() != null) {
                run(tx, opening(TermKind.SECURITY_INCIDENT, decision.incidentId(), line, decision.noticedAt()));
            }
            if (decision.personalData()) {
                Opening breach = opening(TermKind.DATA_BREACH, decision.incidentId(), line, decision.discoveredAt());
                run(tx, breach);
                obligations.bringForward(tx, breach, "Het lek bleek eerder bekend te zijn dan eerst gedacht." + SEE);
                undoDismissal(tx, line, decision.told());
            } else {
                end(tx, TermKind.DATA_BREACH, line.id(), "Besloten dat dit geen datalek is." + SEE);
            }
        }
        for (SecurityIncidentReported.Concern line : decision.cleared()) {
            String reason = "Besloten dat dit deze overeenkomst niet raakt." + SEE;
            end(tx, TermKind.SECURITY_INCIDENT, line.id(), reason);
            end(tx, TermKind.DATA_BREACH, line.id(), reason);
        }
        decision.told().stream().filter(BreachNotified::required).forEach(told -> notified(tx, told));
    }

    /** That the authority need not be told was said before this decision, of other facts. */
    private void undoDismissal(Tx tx, SecurityIncidentReported.Concern line, List<BreachNotified> told) {
        boolean dismissed = obligations
                .find(tx, TermKind.DATA_BREACH, subject(line.id()))
                .filter(term -> told.stream()
                        .filter(each -> !each.required() && each.recipient() == BreachRecipient.AUTHORITY)
                        .filter(each -> each.concernIds().contains(line.id()))
                        .anyMatch(each -> each.at().equals(term.metAt())))
                .isPresent();
        if (dismissed) {
            obligations.reopen(
                    tx,
                    TermKind.DATA_BREACH,
                    null,
                    subject(line.id()),
                    "Opnieuw besloten dat dit een datalek is: dat melden niet hoefde, geldt niet meer." + SEE);
        }
    }

    private void run(Tx tx, Opening opening) {
        obligations.open(tx, opening);
        obligations.revive(
                tx, opening.kind(), null, opening.subject(), "Besloten dat dit toch gemeld moet worden." + SEE);
    }

    /** By the mark of the incident: the line that it runs for is shown nowhere by itself. */
    private static Opening opening(
            TermKind kind, UUID incidentId, SecurityIncidentReported.Concern line, Instant from) {
        return Opening.of(kind, line.agreementId(), subject(line.id()), null, from)
                .labelled("kenmerk " + Ids.mark(incidentId));
    }

    private void end(Tx tx, TermKind kind, UUID line, String reason) {
        obligations.lapse(tx, kind, null, subject(line), reason);
    }

    /** Only the authority's term is met too by why it need not be told; a municipality is told, or its term runs. */
    private void notified(Tx tx, BreachNotified told) {
        TermKind kind = MET_BY.get(told.recipient());
        if (kind != null && (told.required() || kind == TermKind.DATA_BREACH)) {
            told.concernIds()
                    .forEach(line -> obligations.meet(tx, kind, subject(line), told.at(), subject(told.incidentId())));
        }
    }

    private static Subject subject(UUID id) {
        return new Subject(Subject.Type.SECURITY_INCIDENT, id);
    }
}
