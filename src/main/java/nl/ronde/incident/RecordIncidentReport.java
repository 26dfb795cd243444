package nl.ronde.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The team lead records that the municipality or the supervisor was told: the proof that a term to report was met. */
final class RecordIncidentReport {
    private final Db db;
    private final IncidentStore store;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    RecordIncidentReport(Db db, IncidentStore store, BusinessClock clock, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    record Given(
            ReportRecipient recipient,
            Instant reportedAt,
            Incident.Channel channel,
            @Nullable String messageId,
            String text) {}

    Incident.Report run(Actor actor, UUID incidentId, Given given) {
        Instant now = clock.instant();
        Instant reportedAt = AmsterdamTime.toMicroseconds(given.reportedAt());
        if (reportedAt.isAfter(now)) {
            throw IncidentProblem.REPORT_IN_FUTURE.refuse(IncidentProblem.REPORT_IN_FUTURE.title(), "/reportedAt");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            Incident incident = store.lock(tx, incidentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (reportedAt.isBefore(incident.occurredAt())) {
                throw IncidentProblem.REPORT_BEFORE_INCIDENT.refuse(
                        IncidentProblem.REPORT_BEFORE_INCIDENT.title(), "/reportedAt");
            }
            Incident.Report report = new Incident.Report(
                    Ids.next(),
                    given.recipient(),
                    given.channel(),
                    reportedAt,
                    given.messageId(),
                    given.text(),
                    Objects.requireNonNull(actor.userId()),
                    now,
                    null,
                    null,
                    null);
            store.add(tx, incidentId, report);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "recordIncidentReport",
                    IncidentStore.TYPE,
                    incidentId,
                    incident.clientId());
            events.raise(tx, report.event(incidentId));
            return report;
        });
    }
}
