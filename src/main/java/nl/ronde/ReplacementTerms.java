package nl.ronde;

import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.SickReported;
import nl.ronde.visit.ReplacementNeeds;

/** A sick worker is replaced in time at every client (DVO 11.11): one term per affected assignment, never two at a time. */
final class ReplacementTerms {
    private final Obligations obligations;
    private final ReplacementNeeds needs;

    ReplacementTerms(Obligations obligations, ReplacementNeeds needs) {
        this.obligations = obligations;
        this.needs = needs;
    }

    void start(Tx tx, SickReported absence) {
        for (ReplacementNeeds.Affected affected : needs.affected(tx, absence)) {
            boolean runs = needs.known(tx, absence.workerId(), affected.assignmentId()).stream()
                    .anyMatch(need -> runs(tx, need));
            if (!runs) {
                needs.add(tx, absence, affected).ifPresent(need -> open(tx, affected, need));
            }
        }
    }

    private boolean runs(Tx tx, UUID need) {
        return obligations
                .find(tx, TermKind.REPLACEMENT, Subject.replacementNeed(need))
                .map(Obligation::state)
                .filter(ObligationState.RUNNING::equals)
                .isPresent();
    }

    private void open(Tx tx, ReplacementNeeds.Affected affected, UUID need) {
        obligations.open(
                tx,
                TermKind.REPLACEMENT,
                affected.agreementId(),
                Subject.replacementNeed(need),
                affected.clientId(),
                affected.noticedAt());
    }
}
