package nl.ronde.terms;

import java.util.Optional;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignments;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.replacement.ReplacementNoticedEarlier;
import nl.ronde.replacement.ReplacementStands;
import org.jspecify.annotations.Nullable;

/**
 * The terms of replacement follow how a need stands (DVO 11.11, 11.12): five days run from its beginning, "at once" beside it
 * where the help cannot wait; what meets them may be undone, and then they run again with the due moment they had.
 */
public final class ReplacementTerms {

    private static final String EARLIER = "Het verzuim was eerder gemeld, of raakte eerder een bezoek, dan bekend was.";

    private final Obligations obligations;
    private final Assignments assignments;

    /** Wired by {@code App}. */
    public ReplacementTerms(Obligations obligations, Assignments assignments) {
        this.obligations = obligations;
        this.assignments = assignments;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(ReplacementStands.class, this::follow);
        events.on(ReplacementNoticedEarlier.class, this::noticedEarlier);
    }

    private void noticedEarlier(Tx tx, ReplacementNoticedEarlier need) {
        bringForward(tx, TermKind.REPLACEMENT, need);
        if (need.cannotWait()) {
            bringForward(tx, TermKind.REPLACEMENT_NOW, need);
        }
    }

    private void bringForward(Tx tx, TermKind kind, ReplacementNoticedEarlier need) {
        Subject subject = Subject.replacementNeed(need.needId());
        obligations.bringForward(
                tx, Opening.of(kind, need.agreementId(), subject, need.clientId(), need.noticedAt()), EARLIER);
    }

    private void follow(Tx tx, ReplacementStands need) {
        follow(tx, TermKind.REPLACEMENT, need, need.met());
        if (need.cannotWait()) {
            follow(tx, TermKind.REPLACEMENT_NOW, need, need.metNow());
        }
    }

    private void follow(Tx tx, TermKind kind, ReplacementStands need, ReplacementStands.@Nullable Proof proof) {
        Subject subject = Subject.replacementNeed(need.needId());
        obligations.open(
                tx,
                Opening.of(kind, need.agreementId(), subject, need.clientId(), need.noticedAt())
                        .labelled(assignments.mark(tx, need.assignmentId())));
        if (need.lapsed() != null) {
            obligations.lapse(tx, kind, null, subject, need.lapsed());
        } else if (proof == null) {
            obligations.reopen(tx, kind, null, subject, need.again());
        } else {
            obligations.meet(
                    tx,
                    kind,
                    subject,
                    proof.at(),
                    Optional.ofNullable(proof.visitId()).map(Subject::visit).orElse(subject));
        }
    }
}
