package nl.ronde.schedule;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Weekday;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code visit_series} and {@code visit_series_conflict}. */
final class SeriesStore {
    private static final String SELECT = """
            SELECT id, version, client_id, assignment_id, worker_id, day_of_week, every_weeks, begin_time, minutes,
                   first_day, last_day, made_until, continues_id, end_reason
            FROM visit_series WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = SELECT + """
            AND ($2::date IS NULL OR (first_day, id) > ($2, $3::uuid))
            AND ($5::uuid IS NULL OR assignment_id = $5)
            AND ($6::uuid IS NULL OR client_id = $6)
            AND ($7::uuid IS NULL OR worker_id = $7)
            ORDER BY first_day, id LIMIT $4""";

    /** Those with days to make up to the horizon; few at a time, so that one run stays short. */
    private static final String DUE = """
            SELECT id FROM visit_series
            WHERE provider_id = $1 AND made_until < last_day AND made_until < $2 AND first_day <= $2
            ORDER BY made_until, id LIMIT 500""";

    private static final String INSERT = """
            INSERT INTO visit_series (provider_id, id, version, client_id, assignment_id, worker_id, day_of_week,
                                      every_weeks, begin_time, minutes, first_day, last_day, made_until, continues_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private static final String UPDATE = """
            UPDATE visit_series SET version = $3, last_day = $4, made_until = $5, end_reason = $6
            WHERE provider_id = $1 AND id = $2""";

    private static final String INSERT_CONFLICT = """
            INSERT INTO visit_series_conflict (provider_id, series_id, day, visit_id, code, reason, noticed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String CONFLICTS = """
            SELECT series_id, day, visit_id, code, reason, noticed_at FROM visit_series_conflict
            WHERE provider_id = $1 AND series_id = $2 ORDER BY day""";

    Optional<VisitSeries> find(Tx tx, UUID id) {
        return tx.find(FIND, SeriesStore::series, id);
    }

    Optional<VisitSeries> lock(Tx tx, UUID id) {
        return tx.find(LOCK, SeriesStore::series, id);
    }

    List<VisitSeries> list(
            Tx tx, @Nullable LocalDate afterDay, @Nullable UUID afterId, int rows, ManageSeries.Filter filter) {
        return tx.list(
                LIST,
                SeriesStore::series,
                afterDay,
                afterId,
                rows,
                filter.assignmentId(),
                filter.clientId(),
                filter.workerId());
    }

    List<UUID> due(Tx tx, LocalDate horizon) {
        return tx.list(DUE, row -> row.getUUID("id"), horizon);
    }

    void insert(Tx tx, VisitSeries series) {
        Rhythm rhythm = series.rhythm();
        tx.send(
                INSERT,
                series.id(),
                series.version(),
                series.clientId(),
                series.assignmentId(),
                series.workerId(),
                rhythm.dayOfWeek().iso().getValue(),
                rhythm.everyWeeks(),
                rhythm.begin(),
                rhythm.minutes(),
                series.firstDay(),
                series.lastDay(),
                series.madeUntil(),
                series.continues());
    }

    /** Writes what of a series ever changes: its end, and how far its visits are made. */
    void update(Tx tx, VisitSeries series) {
        tx.send(UPDATE, series.id(), series.version(), series.lastDay(), series.madeUntil(), series.endReason());
    }

    void insert(Tx tx, SeriesConflict conflict) {
        tx.send(
                INSERT_CONFLICT,
                conflict.seriesId(),
                conflict.day(),
                conflict.visitId(),
                conflict.code(),
                conflict.reason(),
                conflict.noticedAt());
    }

    List<SeriesConflict> conflicts(Tx tx, UUID seriesId) {
        return tx.list(
                CONFLICTS,
                row -> new SeriesConflict(
                        row.getUUID("series_id"),
                        row.getLocalDate("day"),
                        row.getUUID("visit_id"),
                        row.getString("code"),
                        row.getString("reason"),
                        SqlValues.instant(row, "noticed_at")),
                seriesId);
    }

    private static VisitSeries series(Row row) {
        return new VisitSeries(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("client_id"),
                row.getUUID("assignment_id"),
                row.getUUID("worker_id"),
                new Rhythm(
                        Weekday.of(row.getInteger("day_of_week")),
                        row.getInteger("every_weeks"),
                        row.getLocalTime("begin_time"),
                        row.getInteger("minutes")),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getLocalDate("made_until"),
                row.getUUID("continues_id"),
                row.getString("end_reason"));
    }
}
