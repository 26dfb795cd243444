package nl.ronde.terms;

import java.time.LocalDate;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.life.AssignmentEnded;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitStore;

/** What became of the client's notice (Kampen B2 2.6) once the last day is past; the notice itself begins its term. */
final class NoticeTerms {
    private final Obligations obligations;
    private final Books books;
    private final VisitStore visits;

    NoticeTerms(Obligations obligations, Books books, VisitStore visits) {
        this.obligations = obligations;
        this.books = books;
        this.visits = visits;
    }

    void listen(Events events) {
        events.on(AssignmentEnded.class, this::ended);
    }

    private void ended(Tx tx, AssignmentEnded event) {
        for (LifeEntry entry : books.of(tx, event.assignment().id())) {
            if (entry.kind() == EntryKind.CLIENT_NOTICE) {
                over(tx, event.assignment(), entry, event.lastDay());
            }
        }
    }

    /** Help went on to the end of the notice period, or it was agreed that it would not, or there was none to go on. */
    private void over(Tx tx, Assignment assignment, LifeEntry notice, LocalDate lastDay) {
        Subject subject = AssignmentTerms.entry(notice.id());
        if (!visits.anyBegun(tx, assignment.id())) {
            obligations.lapse(
                    tx, TermKind.CLIENT_NOTICE, null, subject, "De hulp was niet begonnen en kon dus niet doorgaan.");
        } else if (notice.lastDay() != null && lastDay.isBefore(notice.lastDay())) {
            obligations.lapse(
                    tx, TermKind.CLIENT_NOTICE, null, subject, "De hulp eindigde eerder dan de opzegtermijn.");
        } else {
            obligations.meet(
                    tx,
                    TermKind.CLIENT_NOTICE,
                    subject,
                    AmsterdamTime.endOfDay(lastDay),
                    Subject.assignment(assignment.id()));
        }
    }
}
