package nl.ronde.terms;

import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.staff.Competence;
import nl.ronde.staff.CompetenceRecorded;
import nl.ronde.staff.CompetenceRemoved;
import nl.ronde.staff.EmploymentEnds;

/**
 * A competence that is held for a time must be renewed before it lapses (house standard, after DVO 12.2): a worker without it
 * cannot be scheduled where it is asked for.
 */
public final class CompetenceTerms {
    private static final String LEAVES = "Het dienstverband eindigt voordat de bekwaamheid vernieuwd moet zijn.";
    private static final String REMOVED = "De bekwaamheid is uit het dossier gehaald.";

    private final Obligations obligations;

    /** Wired by {@code App}. */
    public CompetenceTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(CompetenceRecorded.class, this::recorded);
        events.on(CompetenceRemoved.class, this::removed);
        events.on(EmploymentEnds.class, this::employmentEnds);
    }

    private void recorded(Tx tx, CompetenceRecorded event) {
        Competence competence = event.competence();
        Subject subject = subject(competence.id());
        for (UUID earlier : event.earlierIds()) {
            obligations.meet(tx, TermKind.COMPETENCE_RENEWAL, subject(earlier), event.at(), subject);
        }
        if (event.longest() && competence.validUntil() != null) {
            obligations.open(
                    tx,
                    Opening.of(
                                    TermKind.COMPETENCE_RENEWAL,
                                    null,
                                    subject,
                                    null,
                                    AmsterdamTime.endOfDay(competence.validUntil()))
                            .labelled(competence.competence() + ", geldt tot en met "
                                    + DutchMoment.day(competence.validUntil())));
        }
    }

    /** What it had met runs again: it was renewed by nothing. */
    private void removed(Tx tx, CompetenceRemoved event) {
        obligations.lapse(tx, TermKind.COMPETENCE_RENEWAL, null, subject(event.competenceId()), REMOVED);
        if (event.longestLeft() != null) {
            obligations.reopen(tx, TermKind.COMPETENCE_RENEWAL, null, subject(event.longestLeft()), REMOVED);
        }
    }

    /** Who leaves before it lapses renews it no more; with a later last day, or none, it must be again. */
    private void employmentEnds(Tx tx, EmploymentEnds end) {
        for (UUID competenceId : end.competenceIds()) {
            Subject competence = subject(competenceId);
            obligations.find(tx, TermKind.COMPETENCE_RENEWAL, competence).ifPresent(term -> {
                if (end.lastDay() != null && !term.dueOn().isBefore(end.lastDay())) {
                    obligations.lapse(tx, TermKind.COMPETENCE_RENEWAL, null, competence, LEAVES);
                } else {
                    obligations.undoLapse(
                            tx,
                            TermKind.COMPETENCE_RENEWAL,
                            null,
                            competence,
                            LEAVES,
                            "De laatste werkdag is veranderd.");
                }
            });
        }
    }

    private static Subject subject(UUID competenceId) {
        return new Subject(Subject.Type.COMPETENCE, competenceId);
    }
}
