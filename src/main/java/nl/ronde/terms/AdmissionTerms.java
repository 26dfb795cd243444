package nl.ronde.terms;

import java.util.Arrays;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.life.AdmissionStopForeseen;
import nl.ronde.assignment.life.AdmissionStopReported;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/** The two terms of a stop on new clients: reported at once, and a month before its first day (DVO 10.6). */
final class AdmissionTerms {
    private static final String BEFORE_START = "before-start";

    private final Obligations obligations;

    AdmissionTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    void listen(Events events) {
        events.on(AdmissionStopForeseen.class, this::foreseen);
        events.on(AdmissionStopReported.class, this::reported);
    }

    private void foreseen(Tx tx, AdmissionStopForeseen stop) {
        String label = "cliëntenstop vanaf " + DutchMoment.day(stop.firstDay());
        Subject subject = subject(stop.stopId());
        obligations.open(
                tx,
                Opening.of(TermKind.ADMISSION_STOP, stop.agreementId(), subject, null, stop.foreseenAt())
                        .labelled(label));
        obligations.open(
                tx,
                Opening.of(
                                TermKind.ADMISSION_STOP,
                                stop.agreementId(),
                                subject,
                                null,
                                AmsterdamTime.startOfDay(stop.firstDay()))
                        .labelled(label)
                        .inVariant(BEFORE_START));
    }

    private void reported(Tx tx, AdmissionStopReported report) {
        for (String variant : Arrays.asList(null, BEFORE_START)) {
            obligations.meet(
                    tx,
                    TermKind.ADMISSION_STOP,
                    variant,
                    subject(report.stopId()),
                    report.reportedAt(),
                    subject(report.reportId()));
        }
    }

    private static Subject subject(UUID id) {
        return new Subject(Subject.Type.ADMISSION_STOP, id);
    }
}
