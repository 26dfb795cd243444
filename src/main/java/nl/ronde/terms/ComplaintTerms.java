package nl.ronde.terms;

import java.time.LocalDate;
import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.complaint.ComplaintsReportSent;
import nl.ronde.complaint.YearEnded;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.obligation.TermCalendar;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/**
 * The yearly report of complaints (Kampen B2 4.4, DVO 19.2): begun when the year is over, met when it was sent. A year whose
 * term was past when its agreement was first seen is left to whatever served before.
 */
public final class ComplaintTerms {
    private final Obligations obligations;
    private final Agreements agreements;
    private final BusinessClock clock;
    private final TermCalendar calendar = new TermCalendar();

    /** Wired by {@code App}. */
    public ComplaintTerms(Obligations obligations, Agreements agreements, BusinessClock clock) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(YearEnded.class, (tx, ended) -> {
            LocalDate begunOn = calendar.begunOn(tx, ended.agreementId(), AmsterdamTime.dateOf(clock.instant()));
            if (dueOn(ended).filter(day -> !day.isBefore(begunOn)).isPresent()) {
                start(tx, ended);
            }
        });
        events.on(ComplaintsReportSent.class, this::meet);
    }

    private Optional<LocalDate> dueOn(YearEnded ended) {
        LocalDate trigger = trigger(ended);
        return agreements
                .termRule(ended.agreementId(), TermKind.COMPLAINTS_REPORT, Optional.empty(), trigger)
                .flatMap(rule -> rule.lastDay(trigger));
    }

    private static LocalDate trigger(YearEnded ended) {
        return CalendarMonth.of(ended.year() + 1, 1).firstDay();
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
                                AmsterdamTime.startOfDay(trigger(ended)))
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
