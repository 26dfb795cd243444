package nl.ronde.terms;

import java.time.Instant;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.staff.EmploymentEnds;
import nl.ronde.staff.VogRecorded;
import nl.ronde.staff.VogRules;
import nl.ronde.staff.WorkerKind;

/**
 * A VOG must be renewed in time (DVO B3 C4, C5, or the house standard where no agreement is stricter): the newest of a worker has a term from its issue, and a newer
 * one that is recorded meets the terms of those before it.
 */
public final class VogTerms {
    private static final String LEAVES = "Het dienstverband eindigt voordat de VOG vernieuwd moet zijn.";

    private final Obligations obligations;

    /** Wired by {@code App}. */
    public VogTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(VogRecorded.class, this::recorded);
        events.on(EmploymentEnds.class, this::employmentEnds);
    }

    /** Who leaves before a VOG must be newer renews it no more; with a later last day, or none, it must be again. */
    private void employmentEnds(Tx tx, EmploymentEnds end) {
        for (var vogId : end.vogIds()) {
            Subject vog = new Subject(Subject.Type.VOG, vogId);
            for (String variant : new String[] {null, VogRules.VOLUNTEER}) {
                obligations.find(tx, TermKind.VOG_RENEWAL, variant, vog).ifPresent(term -> {
                    if (end.lastDay() != null && !term.dueOn().isBefore(end.lastDay())) {
                        obligations.lapse(tx, TermKind.VOG_RENEWAL, variant, vog, LEAVES);
                    } else {
                        obligations.undoLapse(
                                tx, TermKind.VOG_RENEWAL, variant, vog, LEAVES, "De laatste werkdag is veranderd.");
                    }
                });
            }
        }
    }

    private void recorded(Tx tx, VogRecorded vog) {
        Subject newer = new Subject(Subject.Type.VOG, vog.vogId());
        Instant issuedAt = AmsterdamTime.startOfDay(vog.issuedOn());
        for (var older : vog.olderVogIds()) {
            Subject before = new Subject(Subject.Type.VOG, older);
            // It was renewed when the newer one was issued, whenever that reached the office. The worker may have
            // become a
            // volunteer, or ceased to be one, since.
            obligations.meet(tx, TermKind.VOG_RENEWAL, before, issuedAt, newer);
            obligations.meet(tx, TermKind.VOG_RENEWAL, VogRules.VOLUNTEER, before, issuedAt, newer);
        }
        if (vog.newest()) {
            Opening opening = Opening.of(TermKind.VOG_RENEWAL, vog.agreementId(), newer, null, issuedAt)
                    .labelled("VOG afgegeven op " + DutchMoment.day(vog.issuedOn()));
            obligations.open(tx, vog.kind() == WorkerKind.VOLUNTEER ? opening.inVariant(VogRules.VOLUNTEER) : opening);
        }
    }
}
