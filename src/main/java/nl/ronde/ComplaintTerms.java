package nl.ronde;

import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.complaint.ComplaintsReportSent;
import nl.ronde.complaint.YearEnded;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/** The yearly report of complaints (Kampen B2 4.4, DVO 19.2): begun when the year is over, met when it was sent. */
final class ComplaintTerms {
    private final Obligations obligations;

    ComplaintTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    void listen(Events events) {
        events.on(YearEnded.class, this::start);
        events.on(ComplaintsReportSent.class, this::meet);
    }

    private void start(Tx tx, YearEnded ended) {
        Subject year = subject(tx, ended.agreementId(), ended.year());
        if (obligations.find(tx, TermKind.COMPLAINTS_REPORT, year).isPresent()) {
            return;
        }
        obligations.open(
                tx,
                Opening.of(
                                TermKind.COMPLAINTS_REPORT,
                                ended.agreementId(),
                                year,
                                null,
                                AmsterdamTime.startOfDay(
                                        CalendarMonth.of(ended.year() + 1, 1).firstDay()))
                        .labelled("klachten van " + ended.year()));
    }

    private void meet(Tx tx, ComplaintsReportSent sent) {
        start(tx, new YearEnded(sent.agreementId(), sent.year()));
        obligations.meet(
                tx,
                TermKind.COMPLAINTS_REPORT,
                subject(tx, sent.agreementId(), sent.year()),
                sent.sentAt(),
                new Subject(Subject.Type.OCCASION, sent.id()));
    }

    private static Subject subject(Tx tx, String agreementId, int year) {
        return Subject.period(tx.providerId(), agreementId, TermKind.COMPLAINTS_REPORT, String.valueOf(year));
    }
}
