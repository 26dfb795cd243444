package nl.ronde.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Weekday;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.PlannedVisit;
import nl.ronde.visit.PlannedVisits;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Edits of a series "from here on", and its end. What has begun, is done or was cancelled stays as it is; what was changed
 * by hand keeps its own times and worker.
 */
public final class ChangeSeries {
    private static final String PAST_THE_END = "Valt na de laatste dag van de reeks";

    private final Db db;
    private final SeriesStore store;
    private final MakeVisits makeVisits;
    private final SeriesFiles files;
    private final PlannedVisits plannedVisits;
    private final BusinessClock clock;
    private final Audit audit;

    ChangeSeries(
            Db db,
            SeriesStore store,
            MakeVisits makeVisits,
            SeriesFiles files,
            PlannedVisits plannedVisits,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.makeVisits = makeVisits;
        this.files = files;
        this.plannedVisits = plannedVisits;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Ends the series the day before and lets a new one go on. The visit of a week stays the same visit, with its id, also
     * on another weekday.
     */
    SeriesFiles.SeriesFile changeFrom(Actor actor, UUID seriesId, int expectedVersion, Change change) {
        return db.inTransaction(actor.providerId(), tx -> {
            VisitSeries old = lock(tx, seriesId, expectedVersion);
            requireNotPast(change.from(), "/from");
            LocalDate anchor = old.days(change.from(), old.lastDay()).stream()
                    .findFirst()
                    .orElseThrow(SeriesProblem.ENDED::refuse);
            VisitSeries next = old.continuedFrom(anchor, Ids.next(), change.rhythm(old), change.worker(old));
            requireNotPast(next.firstDay(), "/dayOfWeek");
            if (next.firstDay().isAfter(next.lastDay())) {
                throw SeriesProblem.ENDED.refuse();
            }
            store.update(tx, old.endingOn(AmsterdamTime.plusDays(change.from(), -1), old.endReason()));
            store.insert(tx, next);
            for (PlannedVisit visit : open(tx, seriesId, anchor)) {
                takeOver(tx, actor, visit, next, change.changesWorker());
            }
            makeVisits.makeOrRefuse(tx, actor, next);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "changeVisitSeriesFrom",
                    ManageSeries.SERIES,
                    seriesId,
                    old.clientId());
            return files.file(tx, next);
        });
    }

    /** Ends a series after this day and cancels the visits that come later. */
    SeriesFiles.SeriesFile end(Actor actor, UUID seriesId, int expectedVersion, End end) {
        return db.inTransaction(actor.providerId(), tx -> {
            VisitSeries series = lock(tx, seriesId, expectedVersion);
            LocalDate firstWithout = AmsterdamTime.plusDays(inRange(end.lastDay(), "/lastDay"), 1);
            requireNotPast(firstWithout, "/lastDay");
            if (!end.lastDay().isBefore(series.lastDay())) {
                throw SeriesProblem.ENDED.refuse();
            }
            VisitSeries ended = series.endingOn(end.lastDay(), end.reason());
            store.update(tx, ended);
            for (PlannedVisit visit : open(tx, seriesId, firstWithout)) {
                plannedVisits.cancelPlanned(tx, actor, visit.id(), end.reason());
            }
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "endVisitSeries",
                    ManageSeries.SERIES,
                    seriesId,
                    List.of(series.clientId()),
                    end.reason());
            return files.file(tx, ended);
        });
    }

    private void takeOver(Tx tx, Actor actor, PlannedVisit visit, VisitSeries next, boolean changesWorker) {
        LocalDate day = next.rhythm().inWeekOf(Objects.requireNonNull(visit.seriesDay()));
        MakeVisits.onDay(day, () -> {
            if (day.isAfter(next.lastDay())) {
                return plannedVisits.cancelPlanned(tx, actor, visit.id(), PAST_THE_END);
            }
            if (!visit.detached()) {
                UUID worker = changesWorker ? next.workerId() : visit.workerId();
                plan(tx, actor, visit, next.rhythm().beginOn(day), next.rhythm().endOn(day), worker);
            }
            return plannedVisits.reseries(tx, actor, visit.id(), next.id(), day);
        });
    }

    private void plan(Tx tx, Actor actor, PlannedVisit visit, Instant begin, Instant end, @Nullable UUID worker) {
        boolean moves = !begin.equals(visit.begin()) || !end.equals(visit.end());
        boolean changesHands = !Objects.equals(worker, visit.workerId());
        // The worker of before must not stand in the way of the new times, nor the new one in that of the old.
        if (moves && changesHands && visit.workerId() != null) {
            plannedVisits.assign(tx, actor, visit.id(), null);
        }
        if (moves) {
            plannedVisits.move(tx, actor, visit.id(), begin, end);
        }
        if (changesHands && (worker != null || !moves)) {
            plannedVisits.assign(tx, actor, visit.id(), worker);
        }
    }

    /** The visits that nobody has begun and whose time has not come. */
    private List<PlannedVisit> open(Tx tx, UUID seriesId, LocalDate from) {
        return plannedVisits.ofSeries(tx, seriesId, from).stream()
                .filter(visit -> visit.status() == VisitStatus.PLANNED || visit.status() == VisitStatus.VACANT)
                .filter(visit -> visit.begin().isAfter(clock.instant()))
                .toList();
    }

    private VisitSeries lock(Tx tx, UUID seriesId, int expectedVersion) {
        VisitSeries series = store.lock(tx, seriesId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        if (series.version() != expectedVersion) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return series;
    }

    private void requireNotPast(LocalDate day, String field) {
        if (day.isBefore(AmsterdamTime.dateOf(clock.instant()))) {
            throw SeriesProblem.IN_PAST.refuse(SeriesProblem.IN_PAST.title(), field);
        }
    }

    private static LocalDate inRange(LocalDate day, String field) {
        if (!AmsterdamTime.inRange(day)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit jaar kan niet kloppen.", field);
        }
        return day;
    }

    /** From which day on, and what then is different; a worker of null makes the visits vacant. */
    record Change(
            LocalDate from,
            @Nullable LocalTime begin,
            @Nullable Integer minutes,
            @Nullable JsonNode workerId,
            @Nullable Weekday dayOfWeek) {
        Rhythm rhythm(VisitSeries series) {
            Rhythm before = series.rhythm();
            return new Rhythm(
                    dayOfWeek == null ? before.dayOfWeek() : dayOfWeek,
                    before.everyWeeks(),
                    begin == null ? before.begin() : begin,
                    minutes == null ? before.minutes() : minutes);
        }

        boolean changesWorker() {
            return workerId != null;
        }

        @Nullable
        UUID worker(VisitSeries series) {
            if (workerId == null) {
                return series.workerId();
            }
            return workerId.isNull() ? null : UUID.fromString(workerId.textValue());
        }
    }

    /** The last day with a visit, and why. */
    record End(LocalDate lastDay, String reason) {}
}
