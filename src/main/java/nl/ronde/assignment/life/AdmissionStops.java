package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.AssignmentProblem;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Foresees, reports and ends stops on new clients (DVO 10.6, 10.8). */
final class AdmissionStops {
    private static final String ENTITY = "admissionStop";
    private static final int LONGEST_WAIT_MONTHS = 6;

    private final Db db;
    private final AdmissionStopStore store;
    private final ProviderAgreements agreements;
    private final Events events;
    private final Audit audit;
    private final BusinessClock clock;

    AdmissionStops(
            Db db,
            AdmissionStopStore store,
            ProviderAgreements agreements,
            Events events,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.store = store;
        this.agreements = agreements;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    record Foreseen(
            String agreementId,
            Instant foreseenAt,
            LocalDate from,
            LocalDate reopensOn,
            @Nullable Integer waitingTimeMonths,
            String reason) {}

    record Reported(Instant reportedAt, Told.Channel channel, String text) {}

    record Ended(LocalDate endedOn) {}

    /** A stop with who was told of it. */
    record File(@JsonUnwrapped AdmissionStop stop, List<AdmissionStop.Report> reports) {}

    File foresee(Actor actor, Foreseen given) {
        Instant now = AmsterdamTime.toMicroseconds(clock.instant());
        requirePast(given.foreseenAt(), now, "/foreseenAt");
        requireInRange(given.from(), "/from");
        requireInRange(given.reopensOn(), "/reopensOn");
        if (given.reopensOn().isBefore(given.from())) {
            throw LifeProblem.REOPENS_TOO_EARLY.at("/reopensOn");
        }
        if (given.waitingTimeMonths() != null && given.waitingTimeMonths() > LONGEST_WAIT_MONTHS) {
            throw LifeProblem.WAITING_TIME_TOO_LONG.at("/waitingTimeMonths");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            if (!agreements.has(tx, given.agreementId())) {
                throw AssignmentProblem.AGREEMENT_UNKNOWN.refuse(
                        AssignmentProblem.AGREEMENT_UNKNOWN.title(), "/agreementId");
            }
            AdmissionStop stop = new AdmissionStop(
                    Ids.next(),
                    given.agreementId(),
                    AmsterdamTime.toMicroseconds(given.foreseenAt()),
                    given.from(),
                    given.reopensOn(),
                    given.waitingTimeMonths(),
                    given.reason(),
                    null,
                    Objects.requireNonNull(actor.userId()),
                    now);
            store.insert(tx, stop);
            audit.append(tx, actor, Audit.Kind.CREATE, "reportAdmissionStop", ENTITY, stop.id(), (UUID) null);
            events.raise(
                    tx, new AdmissionStopForeseen(stop.id(), stop.agreementId(), stop.foreseenAt(), stop.firstDay()));
            return new File(stop, List.of());
        });
    }

    AdmissionStop.Report report(Actor actor, UUID stopId, Reported given) {
        Instant now = AmsterdamTime.toMicroseconds(clock.instant());
        requirePast(given.reportedAt(), now, "/reportedAt");
        return db.inTransaction(actor.providerId(), tx -> {
            store.lock(tx, stopId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            AdmissionStop.Report report = new AdmissionStop.Report(
                    Ids.next(),
                    AmsterdamTime.toMicroseconds(given.reportedAt()),
                    given.channel(),
                    given.text(),
                    Objects.requireNonNull(actor.userId()),
                    now);
            store.add(tx, stopId, report);
            audit.append(tx, actor, Audit.Kind.UPDATE, "recordAdmissionStopReport", ENTITY, stopId, (UUID) null);
            events.raise(tx, new AdmissionStopReported(stopId, report.id(), report.reportedAt()));
            return report;
        });
    }

    File end(Actor actor, UUID stopId, Ended given) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        if (given.endedOn().isAfter(today)) {
            throw LifeProblem.MOMENT_IN_FUTURE.at("/endedOn");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            AdmissionStop stop = store.lock(tx, stopId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (stop.endedOn() != null) {
                throw LifeProblem.STOP_ENDED.refuse();
            }
            if (given.endedOn().isBefore(AmsterdamTime.dateOf(stop.foreseenAt()))) {
                throw LifeProblem.REOPENS_TOO_EARLY.at("/endedOn");
            }
            store.end(tx, stopId, given.endedOn());
            audit.append(tx, actor, Audit.Kind.UPDATE, "endAdmissionStop", ENTITY, stopId, (UUID) null);
            return file(tx, store.lock(tx, stopId).orElseThrow());
        });
    }

    Page<File> list(Actor actor, @Nullable String agreementId, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            Page<AdmissionStop> page = Page.of(
                    store.list(
                            tx,
                            agreementId,
                            paging.after(2, 0, Instant::parse),
                            paging.after(2, 1, UUID::fromString),
                            paging.rows()),
                    paging,
                    last -> List.of(last.foreseenAt().toString(), last.id().toString()));
            audit.append(tx, actor, Audit.Kind.READ, "listAdmissionStops", ENTITY, List.of());
            Map<UUID, List<AdmissionStop.Report>> reports = store.reports(
                    tx, page.items().stream().map(AdmissionStop::id).toList());
            return page.map(stop -> new File(stop, reports.getOrDefault(stop.id(), List.of())));
        });
    }

    private File file(Tx tx, AdmissionStop stop) {
        return new File(stop, store.reports(tx, List.of(stop.id())).getOrDefault(stop.id(), List.of()));
    }

    private static void requirePast(Instant moment, Instant now, String field) {
        if (moment.isAfter(now)) {
            throw LifeProblem.MOMENT_IN_FUTURE.at(field);
        }
        requireInRange(AmsterdamTime.dateOf(moment), field);
    }

    private static void requireInRange(LocalDate day, String field) {
        if (!AmsterdamTime.inRange(day)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Met deze datum kan niet gerekend worden.", field);
        }
    }
}
