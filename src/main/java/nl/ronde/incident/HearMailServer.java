package nl.ronde.incident;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.mail.MailAccepted;
import nl.ronde.mail.MailReturned;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;

/**
 * What the mail server says of a report that left. Taken: that is the proof, with its Message-ID, the server's words and the
 * time. Come back: it proves nothing any more, and team leads are told. Told twice, it counts once. The incident is locked
 * before what was sent of it, as who sends does.
 */
final class HearMailServer {
    private final IncidentStore incidents;
    private final IncidentFileStore files;
    private final SentReportStore mails;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    HearMailServer(
            IncidentStore incidents,
            IncidentFileStore files,
            SentReportStore mails,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.incidents = incidents;
        this.files = files;
        this.mails = mails;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    void accepted(Tx tx, MailAccepted mail) {
        if (!mail.aboutType().equals(IncidentStore.TYPE)) {
            return;
        }
        incidents
                .lock(tx, mail.aboutId())
                .flatMap(incident -> sent(tx, mail.mailId(), incident.id(), mail.template(), mail.recipient()))
                .filter(sent -> sent.state() == SentReport.State.QUEUED)
                .ifPresent(sent -> {
                    mails.settle(tx, sent.mailId(), SentReport.State.ACCEPTED, mail.acceptedAt(), mail.serverAnswer());
                    Incident.Report report = new Incident.Report(
                            Ids.next(),
                            sent.recipient(),
                            Incident.Channel.EMAIL,
                            mail.acceptedAt(),
                            mail.messageId(),
                            sent.text(),
                            sent.sentBy(),
                            clock.instant(),
                            sent.mailId(),
                            mail.serverAnswer(),
                            null);
                    incidents.add(tx, sent.incidentId(), report);
                    trail(tx, "acceptIncidentReport", sent);
                    events.raise(tx, report.event(sent.incidentId()));
                });
    }

    void returned(Tx tx, MailReturned mail) {
        if (!mail.aboutType().equals(IncidentStore.TYPE)) {
            return;
        }
        incidents
                .lock(tx, mail.aboutId())
                .flatMap(incident -> sent(tx, mail.mailId(), incident.id(), mail.template(), mail.recipient()))
                .filter(sent -> sent.state() != SentReport.State.RETURNED)
                .ifPresent(sent -> {
                    mails.settle(tx, sent.mailId(), SentReport.State.RETURNED, mail.returnedAt(), mail.reason());
                    incidents.returned(tx, sent.mailId(), mail.returnedAt());
                    trail(tx, "returnIncidentReport", sent);
                    raiseReturned(tx, sent);
                    events.raise(tx, new ReportMailReturned(sent.incidentId(), sent.recipient(), sent.sentTo()));
                });
    }

    private void raiseReturned(Tx tx, SentReport sent) {
        UUID incidentId = sent.incidentId();
        List<Incident.Report> reports = incidents.reports(tx, incidentId);
        List<Incident.Account> accounts = incidents.accounts(tx, incidentId);
        Optional<CalamityDecision> decision =
                files.decisions(tx, incidentId).stream().findFirst();
        reports.stream()
                .filter(report -> sent.mailId().equals(report.mailId()))
                .findFirst()
                .ifPresent(report -> events.raise(
                        tx,
                        new IncidentReportReturned(
                                report.id(),
                                incidentId,
                                reports.stream()
                                        .filter(each -> each.returnedAt() == null)
                                        .map(each -> each.event(incidentId))
                                        .toList(),
                                decision.filter(each -> each.dismissesCalamity(accounts))
                                        .isPresent(),
                                decision.filter(CalamityDecision::seriousIncident)
                                        .isPresent(),
                                decision.filter(each -> each.dismissesSupervisor(accounts))
                                        .isPresent())));
    }

    /**
     * The report that this mail carried. A mail that was sent once more from the outbox carries what the one before it did; one
     * that tells a team lead of an incident carries none.
     */
    private Optional<SentReport> sent(Tx tx, UUID mailId, UUID incidentId, String template, String address) {
        if (!ReportText.isReport(template)) {
            return Optional.empty();
        }
        return mails.lock(tx, mailId)
                .or(() -> mails.list(tx, incidentId).reversed().stream()
                        .filter(before -> before.state() == SentReport.State.RETURNED)
                        .filter(before -> before.recipient() == ReportText.recipient(template))
                        .findFirst()
                        .map(before -> before.again(mailId, address, clock.instant()))
                        .map(again -> {
                            mails.insert(tx, again);
                            return again;
                        }));
    }

    private void trail(Tx tx, String action, SentReport sent) {
        incidents
                .find(tx, sent.incidentId())
                .ifPresent(incident -> audit.append(
                        tx,
                        Actor.system(tx.providerId(), "mail"),
                        Audit.Kind.UPDATE,
                        action,
                        IncidentStore.TYPE,
                        incident.id(),
                        incident.clientId()));
    }
}
