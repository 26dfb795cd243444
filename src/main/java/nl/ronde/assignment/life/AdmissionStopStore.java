package nl.ronde.assignment.life;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code admission_stop} and {@code admission_stop_report}. */
final class AdmissionStopStore {
    private static final String INSERT = """
            INSERT INTO admission_stop (provider_id, id, agreement_id, foreseen_at, first_day, reopens_on,
                waiting_time_months, reason, ended_on, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String SELECT = """
            SELECT id, agreement_id, foreseen_at, first_day, reopens_on, waiting_time_months, reason, ended_on, recorded_by,
                   recorded_at
            FROM admission_stop WHERE provider_id = $1\s""";

    private static final String LOCK = SELECT + "AND id = $2 FOR UPDATE";

    private static final String LIST = SELECT + """
            AND ($2::text IS NULL OR agreement_id = $2)
            AND ($3::timestamptz IS NULL OR (foreseen_at, id) < ($3, $4::uuid))
            ORDER BY foreseen_at DESC, id DESC LIMIT $5""";

    private static final String END = """
            UPDATE admission_stop SET ended_on = $3 WHERE provider_id = $1 AND id = $2""";

    private static final String ADD_REPORT = """
            INSERT INTO admission_stop_report (provider_id, id, stop_id, reported_at, channel, text, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String REPORTS = """
            SELECT id, stop_id, reported_at, channel, text, recorded_by, recorded_at FROM admission_stop_report
            WHERE provider_id = $1 AND stop_id = ANY($2) ORDER BY reported_at, id""";

    void insert(Tx tx, AdmissionStop stop) {
        tx.update(
                INSERT,
                stop.id(),
                stop.agreementId(),
                stop.foreseenAt(),
                stop.firstDay(),
                stop.reopensOn(),
                stop.waitingTimeMonths(),
                stop.reason(),
                stop.endedOn(),
                stop.recordedBy(),
                stop.recordedAt());
    }

    Optional<AdmissionStop> lock(Tx tx, UUID id) {
        return tx.find(LOCK, AdmissionStopStore::stop, id);
    }

    /** The newest first. */
    List<AdmissionStop> list(
            Tx tx, @Nullable String agreementId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(LIST, AdmissionStopStore::stop, agreementId, beforeTime, beforeId, rows);
    }

    void end(Tx tx, UUID id, LocalDate on) {
        tx.update(END, id, on);
    }

    void add(Tx tx, UUID stopId, AdmissionStop.Report report) {
        tx.update(
                ADD_REPORT,
                report.id(),
                stopId,
                report.reportedAt(),
                report.channel(),
                report.text(),
                report.recordedBy(),
                report.recordedAt());
    }

    /** Who was told, by stop, in the order of telling. */
    Map<UUID, List<AdmissionStop.Report>> reports(Tx tx, List<UUID> stopIds) {
        record Line(UUID stopId, AdmissionStop.Report report) {}
        return tx
                .list(
                        REPORTS,
                        row -> new Line(
                                row.getUUID("stop_id"),
                                new AdmissionStop.Report(
                                        row.getUUID("id"),
                                        SqlValues.instant(row, "reported_at"),
                                        Told.Channel.valueOf(row.getString("channel")),
                                        row.getString("text"),
                                        row.getUUID("recorded_by"),
                                        SqlValues.instant(row, "recorded_at"))),
                        (Object) stopIds.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(Line::stopId, Collectors.mapping(Line::report, Collectors.toList())));
    }

    private static AdmissionStop stop(Row row) {
        return new AdmissionStop(
                row.getUUID("id"),
                row.getString("agreement_id"),
                SqlValues.instant(row, "foreseen_at"),
                row.getLocalDate("first_day"),
                row.getLocalDate("reopens_on"),
                row.getInteger("waiting_time_months"),
                row.getString("reason"),
                row.getLocalDate("ended_on"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
