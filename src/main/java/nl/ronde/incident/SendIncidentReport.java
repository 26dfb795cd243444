package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.AgreementContact;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.assignment.Assignment;
import nl.ronde.audit.Audit;
import nl.ronde.mail.Outbox;
import nl.ronde.mail.OutgoingMail;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * A team lead sees the mail to the municipality's contact or the supervisor exactly as it would leave, and sends it (Kampen B2
 * 2.5, B3; DVO B3 F8). It is queued with this transaction; that a mail server took it is the proof, not that it was sent.
 */
final class SendIncidentReport {
    private final Db db;
    private final IncidentStore incidents;
    private final ReadIncidents read;
    private final SentReportStore mails;
    private final ReportAround around;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Audit audit;

    SendIncidentReport(
            Db db,
            IncidentStore incidents,
            ReadIncidents read,
            SentReportStore mails,
            ReportAround around,
            Outbox outbox,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.incidents = incidents;
        this.read = read;
        this.mails = mails;
        this.around = around;
        this.outbox = outbox;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param toDeputy to the deputy instead of the contact; only for the municipality */
    record Given(ReportRecipient recipient, @Nullable Boolean toDeputy) {
        ContactRole role() {
            if (recipient == ReportRecipient.SUPERVISOR) {
                return ContactRole.SUPERVISOR;
            }
            return Boolean.TRUE.equals(toDeputy) ? ContactRole.DEPUTY : ContactRole.CONTACT;
        }
    }

    /** The mail as it would leave now. */
    record Preview(
            ReportRecipient recipient,
            ContactRole sentTo,
            String name,
            String address,
            String template,
            String subject,
            String text) {}

    /** The incident and the mail that was queued. */
    record Done(Incident incident, SentReport sent) {}

    Preview preview(Actor actor, UUID incidentId, Given given) {
        return db.reading(actor.providerId(), tx -> {
            Incident incident = incidents.find(tx, incidentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            trail(tx, actor, Audit.Kind.READ, "previewIncidentReport", incident);
            return write(tx, actor, incident, given);
        });
    }

    /** @param expectedVersion of the incident, as it was previewed */
    Done send(Actor actor, UUID incidentId, int expectedVersion, Given given) {
        return db.inTransaction(actor.providerId(), tx -> {
            Incident incident = incidents
                    .lock(tx, incidentId)
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                    .requireSeen(expectedVersion);
            Preview mail = write(tx, actor, incident, given);
            requireNoneUnderWay(tx, incidentId, given.role());
            OutgoingMail outgoing = new OutgoingMail(
                    mail.template(),
                    mail.address(),
                    mail.subject(),
                    mail.text(),
                    IncidentStore.TYPE,
                    incidentId,
                    List.of());
            Instant now = clock.instant();
            SentReport sent = new SentReport(
                    outbox.queue(tx, outgoing, null),
                    incidentId,
                    given.recipient(),
                    mail.sentTo(),
                    mail.address(),
                    mail.subject(),
                    mail.text(),
                    Objects.requireNonNull(actor.userId()),
                    now,
                    SentReport.State.QUEUED,
                    null,
                    null);
            mails.insert(tx, sent);
            trail(tx, actor, Audit.Kind.EXPORT, "sendIncidentReport", incident);
            return new Done(incidents.save(tx, incident.next()), sent);
        });
    }

    private Preview write(Tx tx, Actor actor, Incident incident, Given given) {
        Assignment assignment = around.assignment(tx, incident);
        AgreementContact contact = around.contact(tx, assignment, given.role());
        IncidentReading reading = read.read(tx, incident);
        ReportText.Mail mail = ReportText.write(
                reading, given.recipient(), around.of(tx, actor, reading, assignment, contact, given.recipient()));
        return new Preview(
                given.recipient(),
                given.role(),
                contact.name(),
                Objects.requireNonNull(contact.email()),
                mail.template(),
                mail.subject(),
                mail.text());
    }

    /**
     * Who presses twice because nothing seems to happen would tell the same person twice. The deputy may be told while the
     * contact's mail waits for a mail server: the term runs on meanwhile, and the first that is taken is the proof.
     */
    private void requireNoneUnderWay(Tx tx, UUID incidentId, ContactRole sentTo) {
        boolean underWay = mails.list(tx, incidentId).stream()
                .anyMatch(mail -> mail.sentTo() == sentTo && mail.state() == SentReport.State.QUEUED);
        if (underWay) {
            throw IncidentProblem.REPORT_UNDER_WAY.refuse();
        }
    }

    private void trail(Tx tx, Actor actor, Audit.Kind kind, String action, Incident incident) {
        audit.append(tx, actor, kind, action, IncidentStore.TYPE, incident.id(), incident.clientId());
    }
}
