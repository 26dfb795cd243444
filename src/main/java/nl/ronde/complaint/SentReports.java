package nl.ronde.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.job.Jobs;

/** Records that a yearly report was sent, and tells that a year is over. All SQL on {@code complaints_report}. */
final class SentReports implements Jobs.Job {
    static final String NAME = "complaints-year";

    private static final String INSERT = """
            INSERT INTO complaints_report (provider_id, id, agreement_id, year, sent_at, channel, text, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private final Db db;
    private final ProviderAgreements agreements;
    private final Agreements rules;
    private final Events events;
    private final Audit audit;
    private final BusinessClock clock;

    SentReports(
            Db db, ProviderAgreements agreements, Agreements rules, Events events, Audit audit, BusinessClock clock) {
        this.db = db;
        this.agreements = agreements;
        this.rules = rules;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    record Given(Instant sentAt, Complaint.Channel channel, String text) {}

    record Sent(
            UUID id,
            String agreementId,
            int year,
            Instant sentAt,
            Complaint.Channel channel,
            String text,
            UUID recordedBy,
            Instant recordedAt) {}

    Sent record(Actor actor, String agreementId, int year, Given given) {
        Instant now = AmsterdamTime.toMicroseconds(clock.instant());
        if (given.sentAt().isAfter(now)) {
            throw ComplaintProblem.MOMENT_IN_FUTURE.at("/sentAt");
        }
        if (AmsterdamTime.dateOf(given.sentAt()).getYear() <= year) {
            throw ComplaintProblem.REPORT_TOO_EARLY.at("/sentAt");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            if (!agreements.has(tx, agreementId)) {
                throw ComplaintProblem.AGREEMENT_UNKNOWN.refuse();
            }
            Sent sent = new Sent(
                    Ids.next(),
                    agreementId,
                    year,
                    AmsterdamTime.toMicroseconds(given.sentAt()),
                    given.channel(),
                    given.text(),
                    Objects.requireNonNull(actor.userId()),
                    now);
            tx.update(
                    INSERT,
                    sent.id(),
                    agreementId,
                    year,
                    sent.sentAt(),
                    sent.channel(),
                    sent.text(),
                    sent.recordedBy(),
                    sent.recordedAt());
            audit.append(
                    tx, actor, Audit.Kind.CREATE, "recordComplaintsReportSent", "complaintsReport", sent.id(), (UUID)
                            null);
            events.raise(tx, new ComplaintsReportSent(sent.id(), agreementId, year, sent.sentAt()));
            return sent;
        });
    }

    /** The job: the last year that is over, under every agreement that was in force at its end. */
    @Override
    public void run(Tx tx, Actor system) {
        int year = AmsterdamTime.dateOf(clock.instant()).getYear() - 1;
        LocalDate lastDay = CalendarMonth.of(year, 12).lastDay();
        for (ProviderAgreement each : agreements.list(tx)) {
            if (rules.find(each.agreementId())
                    .filter(rule -> rule.inForceOn(lastDay))
                    .isPresent()) {
                events.raise(tx, new YearEnded(each.agreementId(), year));
            }
        }
    }
}
