package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * A team lead decides whether an incident is a calamity, and by whom violence was (Wmo 2015 art. 1.1.1, 3.4). Decided
 * otherwise later, both decisions stay.
 */
final class DecideCalamity {
    private final Db db;
    private final IncidentStore incidents;
    private final IncidentFileStore files;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    DecideCalamity(
            Db db, IncidentStore incidents, IncidentFileStore files, BusinessClock clock, Audit audit, Events events) {
        this.db = db;
        this.incidents = incidents;
        this.files = files;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What is decided.
     *
     * @param seriousIncident only of what is no calamity; null: no
     * @param noticedAt when it was noticed that it is this; null: when the incident was noticed
     */
    record Given(
            boolean calamity,
            CalamityDecision.Violence violence,
            @Nullable Boolean seriousIncident,
            String reason,
            @Nullable Instant noticedAt) {}

    /** The incident and the decision that holds now. */
    record Done(Incident incident, CalamityDecision decision) {}

    /** @param expectedVersion of the incident, as the team lead saw it */
    Done run(Actor actor, UUID incidentId, int expectedVersion, Given given) {
        Instant now = clock.instant();
        boolean serious = Boolean.TRUE.equals(given.seriousIncident());
        if (serious && given.calamity()) {
            throw IncidentProblem.CALAMITY_OR_SERIOUS.refuse(
                    IncidentProblem.CALAMITY_OR_SERIOUS.title(), "/seriousIncident");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            Incident incident = incidents
                    .lock(tx, incidentId)
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                    .requireSeen(expectedVersion)
                    .requireOpen();
            CalamityDecision decision = new CalamityDecision(
                    files.decisions(tx, incidentId).size() + 1,
                    given.calamity(),
                    given.violence(),
                    serious,
                    given.reason(),
                    noticedAt(incident, given, now),
                    Objects.requireNonNull(actor.userId()),
                    now);
            files.add(tx, incidentId, decision);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "decideCalamity",
                    IncidentStore.TYPE,
                    incidentId,
                    incident.clientId());
            events.raise(tx, event(tx, incident, decision));
            return new Done(incidents.save(tx, incident.next()), decision);
        });
    }

    private static Instant noticedAt(Incident incident, Given given, Instant now) {
        if (given.noticedAt() == null) {
            return incident.occurredAt();
        }
        Instant noticedAt = AmsterdamTime.toMicroseconds(given.noticedAt());
        if (noticedAt.isBefore(incident.occurredAt()) || noticedAt.isAfter(now)) {
            throw IncidentProblem.NOTICED_OUTSIDE.refuse(IncidentProblem.NOTICED_OUTSIDE.title(), "/noticedAt");
        }
        return noticedAt;
    }

    private IncidentDecided event(Tx tx, Incident incident, CalamityDecision decision) {
        List<IncidentReportRecorded> told = incidents.reports(tx, incident.id()).stream()
                .filter(report -> report.returnedAt() == null)
                .map(report -> report.event(incident.id()))
                .toList();
        return new IncidentDecided(
                incident.id(),
                incident.clientId(),
                incident.visitId(),
                decision.calamity(),
                decision.seriousIncident(),
                decision.isForSupervisor(),
                incident.occurredAt(),
                decision.noticedAt(),
                told);
    }
}
