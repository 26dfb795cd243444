package nl.ronde.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Weekday;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.MayBePlanned;
import nl.ronde.visit.VisitProblem;
import org.jspecify.annotations.Nullable;

/** Makes and shows series. */
public final class ManageSeries {
    static final String SERIES = "visitSeries";

    private final Db db;
    private final SeriesStore store;
    private final MakeVisits makeVisits;
    private final SeriesFiles files;
    private final Assignments assignments;
    private final MayBePlanned mayBePlanned;
    private final BusinessClock clock;
    private final Audit audit;

    ManageSeries(
            Db db,
            SeriesStore store,
            MakeVisits makeVisits,
            SeriesFiles files,
            Assignments assignments,
            MayBePlanned mayBePlanned,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.makeVisits = makeVisits;
        this.files = files;
        this.assignments = assignments;
        this.mayBePlanned = mayBePlanned;
        this.clock = clock;
        this.audit = audit;
    }

    /** Makes a series and its visits of the next eight weeks: all of them, or nothing. */
    public SeriesFiles.SeriesFile create(Actor actor, NewSeries given) {
        return db.inTransaction(actor.providerId(), tx -> {
            Assignment assignment = assignments
                    .find(tx, given.assignmentId())
                    .orElseThrow(() -> VisitProblem.ASSIGNMENT_UNKNOWN.refuse(
                            VisitProblem.ASSIGNMENT_UNKNOWN.title(), "/assignmentId"));
            VisitSeries series = series(given, assignment);
            LocalDate first = series.days(series.firstDay(), series.lastDay()).stream()
                    .findFirst()
                    .orElseThrow(SeriesProblem.NO_VISITS::refuse);
            requireWorker(tx, series.workerId(), assignment, first);
            store.insert(tx, series);
            makeVisits.makeOrRefuse(tx, actor, series);
            audit.append(tx, actor, Audit.Kind.CREATE, "createVisitSeries", SERIES, series.id(), series.clientId());
            return files.file(tx, series);
        });
    }

    Page<SeriesFiles.SeriesFile> list(Actor actor, Request.Paging paging, Filter filter) {
        LocalDate afterDay = paging.after(2, 0, LocalDate::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            List<VisitSeries> found = store.list(tx, afterDay, afterId, paging.rows(), filter);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "listVisitSeries",
                    SERIES,
                    found.stream().map(VisitSeries::clientId).toList());
            Page<VisitSeries> page = Page.of(
                    found,
                    paging,
                    series -> List.of(series.firstDay().toString(), series.id().toString()));
            return new Page<>(files.files(tx, page.items()), page.nextCursor());
        });
    }

    SeriesFiles.SeriesFile get(Actor actor, UUID seriesId) {
        return db.reading(actor.providerId(), tx -> {
            VisitSeries series = store.find(tx, seriesId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getVisitSeries", SERIES, seriesId, series.clientId());
            return files.file(tx, series);
        });
    }

    private VisitSeries series(NewSeries given, Assignment assignment) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        if (given.firstDay().isBefore(today)) {
            throw SeriesProblem.IN_PAST.refuse(SeriesProblem.IN_PAST.title(), "/firstDay");
        }
        LocalDate lastDay = given.lastDay() == null ? assignment.lastDay() : given.lastDay();
        if (lastDay == null) {
            throw SeriesProblem.NEEDS_LAST_DAY.refuse(SeriesProblem.NEEDS_LAST_DAY.title(), "/lastDay");
        }
        if (lastDay.isBefore(given.firstDay())) {
            throw SeriesProblem.ENDS_BEFORE_BEGIN.refuse(SeriesProblem.ENDS_BEFORE_BEGIN.title(), "/lastDay");
        }
        if (!assignment.covers(given.firstDay()) || !assignment.covers(lastDay)) {
            throw VisitProblem.OUTSIDE_ASSIGNMENT.refuse(
                    VisitProblem.OUTSIDE_ASSIGNMENT.title(),
                    assignment.covers(given.firstDay()) ? "/lastDay" : "/firstDay");
        }
        return new VisitSeries(
                Ids.next(),
                1,
                assignment.clientId(),
                assignment.id(),
                given.workerId(),
                new Rhythm(given.dayOfWeek(), given.everyWeeks(), given.begin(), given.minutes()),
                given.firstDay(),
                lastDay,
                AmsterdamTime.plusDays(given.firstDay(), -1),
                null,
                null);
    }

    /** Also for a series whose first visit lies too far ahead to be made now. */
    private void requireWorker(Tx tx, @Nullable UUID workerId, Assignment assignment, LocalDate first) {
        if (workerId != null) {
            MakeVisits.onDay(first, () -> {
                mayBePlanned.requireAlone(tx, workerId, assignment.agreementId(), first);
                return true;
            });
        }
    }

    /** A series as the planner enters it; {@code lastDay} is that of the assignment where none is given. */
    public record NewSeries(
            UUID assignmentId,
            @Nullable UUID workerId,
            Weekday dayOfWeek,
            int everyWeeks,
            LocalTime begin,
            int minutes,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** Which series a list shows; null leaves a condition out. */
    record Filter(
            @Nullable UUID assignmentId,
            @Nullable UUID clientId,
            @Nullable UUID workerId) {}
}
