package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.incident.security.SecurityIncidentReported.Concern;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The office decides whether it is a breach of personal data, and records who was told (GDPR art. 33, 34). */
final class SettleSecurityIncident {
    private final Db db;
    private final SecurityStore store;
    private final Concerns concerns;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    SettleSecurityIncident(
            Db db, SecurityStore store, Concerns concerns, BusinessClock clock, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.concerns = concerns;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** @param agreementIds whose information; none: the provider's own */
    record Decided(
            boolean personalData,
            boolean highRisk,
            String reason,
            @Nullable String effects,
            @Nullable String measures,
            @Nullable Integer people,
            @Nullable Instant discoveredAt,
            List<String> agreementIds) {}

    /** @param agreementId only for this agreement; null: for all that are concerned */
    record Notified(
            BreachRecipient recipient,
            boolean required,
            Instant at,
            @Nullable String agreementId,
            @Nullable String reference,
            @Nullable String reason) {}

    SecurityIncident decide(Actor actor, UUID id, int expectedVersion, Decided given) {
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            SecurityIncident incident = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (incident.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            Instant discoveredAt = discoveredAt(incident, given, now);
            List<Concern> concerned = concerns.ensure(tx, incident, given.agreementIds());
            List<UUID> ids = concerned.stream().map(Concern::id).toList();
            store.add(
                    tx,
                    id,
                    new SecurityIncident.Decision(
                            incident.decisions().size() + 1,
                            given.personalData(),
                            given.highRisk(),
                            given.reason(),
                            given.effects(),
                            given.measures(),
                            given.people(),
                            discoveredAt,
                            ids,
                            Objects.requireNonNull(actor.userId()),
                            now));
            events.raise(
                    tx,
                    new DataBreachDecided(
                            id,
                            given.personalData(),
                            concerned,
                            incident.concerns().stream()
                                    .filter(line -> !ids.contains(line.id()))
                                    .map(line -> new Concern(line.id(), line.agreementId()))
                                    .toList(),
                            incident.noticedAt(),
                            discoveredAt,
                            incident.notifications().stream()
                                    .map(told -> notified(id, told))
                                    .toList()));
            return after(tx, actor, "decideDataBreach", id);
        });
    }

    /** It may have been known before anybody noticed it here: a processor knew, or a colleague who did not report it. */
    private static Instant discoveredAt(SecurityIncident incident, Decided given, Instant now) {
        if (given.discoveredAt() == null) {
            return incident.noticedAt();
        }
        Instant at = AmsterdamTime.toMicroseconds(given.discoveredAt());
        if (isNever(at, now)) {
            throw SecurityProblem.NOTICED_OUTSIDE.refuse(SecurityProblem.NOTICED_OUTSIDE.title(), "/discoveredAt");
        }
        return at;
    }

    /** Somebody may have been told (by telephone) before it was written up here. */
    SecurityIncident notified(Actor actor, UUID id, Notified given) {
        Instant now = clock.instant();
        Instant at = AmsterdamTime.toMicroseconds(given.at());
        if (isNever(at, now)) {
            throw SecurityProblem.IN_FUTURE.refuse(SecurityProblem.IN_FUTURE.title(), "/at");
        }
        if (!given.required() && given.reason() == null) {
            throw SecurityProblem.REASON_REQUIRED.refuse(SecurityProblem.REASON_REQUIRED.title(), "/reason");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            SecurityIncident incident = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (!given.required() && given.recipient() == BreachRecipient.AUTHORITY && isHighRisk(incident)) {
                throw SecurityProblem.AUTHORITY_REQUIRED.refuse(
                        SecurityProblem.AUTHORITY_REQUIRED.title(), "/required");
            }
            SecurityIncident.Notification told = new SecurityIncident.Notification(
                    Ids.next(),
                    given.recipient(),
                    concerned(incident, given),
                    given.required(),
                    at,
                    given.reference(),
                    given.reason(),
                    Objects.requireNonNull(actor.userId()),
                    now);
            store.add(tx, id, told);
            events.raise(tx, notified(id, told));
            return after(tx, actor, "recordBreachNotification", id);
        });
    }

    /** GDPR art. 33 spares the authority only what is unlikely to be a risk; what was decided to be a high one never is. */
    private static boolean isHighRisk(SecurityIncident incident) {
        return incident.decisions().stream()
                .limit(1)
                .anyMatch(decision -> decision.personalData() && decision.highRisk());
    }

    private static boolean isNever(Instant at, Instant now) {
        return at.isAfter(now) || !AmsterdamTime.inRange(AmsterdamTime.dateOf(at));
    }

    private static List<UUID> concerned(SecurityIncident incident, Notified given) {
        List<UUID> ids = incident.concerns().stream()
                .filter(line ->
                        given.agreementId() == null || given.agreementId().equals(line.agreementId()))
                .map(SecurityIncident.Concern::id)
                .toList();
        if (given.agreementId() != null && ids.isEmpty()) {
            throw SecurityProblem.AGREEMENT_UNKNOWN.refuse(SecurityProblem.AGREEMENT_UNKNOWN.title(), "/agreementId");
        }
        return ids;
    }

    private static BreachNotified notified(UUID incidentId, SecurityIncident.Notification told) {
        return new BreachNotified(
                told.id(), incidentId, told.recipient(), told.concernIds(), told.required(), told.at());
    }

    private SecurityIncident after(Tx tx, Actor actor, String action, UUID id) {
        store.next(tx, id);
        audit.append(tx, actor, Audit.Kind.UPDATE, action, ReportSecurityIncident.TYPE, id, (UUID) null);
        return store.find(tx, id).orElseThrow();
    }
}
