package nl.ronde;

import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.SickReported;
import nl.ronde.visit.ReplacementNeeds;

/**
 * A sick worker is replaced in time at every client (DVO 11.11): one term per absence and affected assignment, never two at a
 * time. Where the first was settled and the absence goes on, what she is still planned for starts another.
 */
final class ReplacementTerms {
    private final Obligations obligations;
    private final ReplacementNeeds needs;

    ReplacementTerms(Obligations obligations, ReplacementNeeds needs) {
        this.obligations = obligations;
        this.needs = needs;
    }

    void start(Tx tx, SickReported absence) {
        for (ReplacementNeeds.Affected affected : needs.affected(tx, absence)) {
            List<UUID> known = needs.known(tx, absence, affected.assignmentId());
            boolean settled = known.stream().noneMatch(need -> runs(tx, need));
            if (known.isEmpty() || settled && affected.stillPlanned()) {
                open(tx, affected, needs.add(tx, absence, affected));
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
