package nl.ronde.staff;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code worker_absence_report}. */
final class AbsenceStore {
    private static final String INSERT = """
            INSERT INTO worker_absence_report (provider_id, id, worker_id, leave_id, kind, day, last_day, text, user_id,
                device_id, mutation_id, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""";

    private static final String SELECT = """
            SELECT id, worker_id, leave_id, kind, day, last_day, text, occurred_at, received_at, quality, raw_wall,
                   raw_elapsed_ms, raw_boot_id
            FROM worker_absence_report WHERE provider_id = $1\s""";

    private static final String OF_LEAVE = SELECT + "AND leave_id = $2";

    private static final String OF_WORKER = SELECT + """
            AND worker_id = $2 AND ($3::timestamptz IS NULL OR (occurred_at, id) < ($3, $4::uuid))
            ORDER BY occurred_at DESC, id DESC LIMIT $5""";

    private static final String MOVE =
            "UPDATE worker_absence_report SET leave_id = $3 WHERE provider_id = $1 AND leave_id = $2";

    private static final String ATTACH_RECOVERIES = """
            UPDATE worker_absence_report SET leave_id = $3
            WHERE provider_id = $1 AND worker_id = $2 AND leave_id IS NULL AND kind = 'RECOVERED' AND occurred_at >= $4
              AND day >= $5""";

    void insert(Tx tx, Act act, AbsenceReport report) {
        EventTime time = report.time();
        PhoneTime raw = time.raw();
        tx.send(
                INSERT,
                report.id(),
                report.workerId(),
                report.leaveId(),
                report.kind(),
                report.day(),
                report.lastDay(),
                report.text(),
                act.actor().userId(),
                act.actor().deviceId(),
                act.mutationId(),
                time.occurredAt(),
                time.receivedAt(),
                time.quality(),
                raw == null ? null : raw.wall(),
                raw == null ? null : raw.elapsedMs(),
                raw == null ? null : raw.bootId());
    }

    /** Everything that was said of one absence. */
    List<AbsenceReport> ofLeave(Tx tx, UUID leaveId) {
        return tx.list(OF_LEAVE, AbsenceStore::report, leaveId);
    }

    /** What a worker said, the newest first. */
    List<AbsenceReport> ofWorker(
            Tx tx, UUID workerId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(OF_WORKER, AbsenceStore::report, workerId, beforeTime, beforeId, rows);
    }

    /** Two absences turn out to be one. */
    void move(Tx tx, UUID fromLeave, UUID toLeave) {
        tx.send(MOVE, fromLeave, toLeave);
    }

    /** Recoveries that came in before the sick report they answer. */
    void attachRecoveries(Tx tx, UUID workerId, UUID leaveId, Instant saidSince, LocalDate backSince) {
        tx.send(ATTACH_RECOVERIES, workerId, leaveId, saidSince, backSince);
    }

    private static AbsenceReport report(Row row) {
        Instant wall = SqlValues.instantOrNull(row, "raw_wall");
        return new AbsenceReport(
                row.getUUID("id"),
                row.getUUID("worker_id"),
                row.getUUID("leave_id"),
                AbsenceReport.Kind.valueOf(row.getString("kind")),
                row.getLocalDate("day"),
                row.getLocalDate("last_day"),
                row.getString("text"),
                new EventTime(
                        SqlValues.instant(row, "occurred_at"),
                        SqlValues.instant(row, "received_at"),
                        ClockQuality.valueOf(row.getString("quality")),
                        wall == null
                                ? null
                                : new PhoneTime(wall, row.getLong("raw_elapsed_ms"), row.getUUID("raw_boot_id"))));
    }
}
