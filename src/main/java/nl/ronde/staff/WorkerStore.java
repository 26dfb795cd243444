package nl.ronde.staff;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code worker}. */
final class WorkerStore {
    private static final String SELECT = """
            SELECT w.id, w.version, w.name, w.kind, w.minutes_per_week, w.phone, w.active_from, w.active_until,
                   w.confidentiality_signed_on, v.valid_until AS vog_valid_until
            FROM worker w
            LEFT JOIN LATERAL (SELECT max(valid_until) AS valid_until FROM worker_vog
                               WHERE provider_id = $1 AND worker_id = w.id) v ON true
            WHERE w.provider_id = $1\s""";

    private static final String FIND = SELECT + "AND w.id = $2";

    private static final String LIST = SELECT + """
            AND ($2::text IS NULL OR (w.name, w.id) > ($2, $3::uuid))
            AND ($5::date IS NULL OR (w.active_from <= $5 AND (w.active_until IS NULL OR w.active_until >= $5)))
            AND ($6::uuid IS NULL OR EXISTS (
                SELECT 1 FROM team_membership m
                WHERE m.provider_id = $1 AND m.worker_id = w.id AND m.team_id = $6
                  AND m.first_day <= $7 AND (m.last_day IS NULL OR m.last_day >= $7)))
            AND ($8::text IS NULL OR w.kind = $8)
            AND ($9::date IS NULL OR v.valid_until IS NULL OR v.valid_until < $9)
            ORDER BY w.name, w.id LIMIT $4""";

    private static final String LOCK = "SELECT version FROM worker WHERE provider_id = $1 AND id = $2 FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO worker (provider_id, id, version, name, kind, minutes_per_week, phone, active_from, active_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String UPDATE = """
            UPDATE worker SET version = version + 1, name = $3, kind = $4, minutes_per_week = $5, phone = $6,
                              active_from = $7, active_until = $8, confidentiality_signed_on = $9
            WHERE provider_id = $1 AND id = $2""";

    private static final String TOUCH = "UPDATE worker SET version = version + 1 WHERE provider_id = $1 AND id = $2";

    Optional<Worker> find(Tx tx, UUID id) {
        return tx.find(FIND, WorkerStore::worker, id);
    }

    /** The worker, held until the end of the transaction: whoever changes what belongs to a worker comes one by one. */
    Optional<Worker> lock(Tx tx, UUID id) {
        return tx.find(LOCK, row -> row.getInteger("version"), id).flatMap(version -> find(tx, id));
    }

    List<Worker> list(Tx tx, @Nullable String afterName, @Nullable UUID afterId, int rows, WorkerFilter filter) {
        return tx.list(
                LIST,
                WorkerStore::worker,
                afterName,
                afterId,
                rows,
                filter.activeOn(),
                filter.teamId(),
                filter.teamOn(),
                filter.kind(),
                filter.vogExpiresBefore());
    }

    void insert(Tx tx, Worker worker) {
        tx.update(
                INSERT,
                worker.id(),
                worker.version(),
                worker.name(),
                worker.kind(),
                worker.minutesPerWeek(),
                worker.phone(),
                worker.activeFrom(),
                worker.activeUntil());
    }

    /** Writes everything of the worker and raises the version. */
    void update(Tx tx, Worker worker) {
        tx.update(
                UPDATE,
                worker.id(),
                worker.name(),
                worker.kind(),
                worker.minutesPerWeek(),
                worker.phone(),
                worker.activeFrom(),
                worker.activeUntil(),
                worker.confidentialitySignedOn());
    }

    /** Something that is shown with the worker has changed. */
    void touch(Tx tx, UUID id) {
        tx.send(TOUCH, id);
    }

    private static Worker worker(Row row) {
        return new Worker(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("name"),
                WorkerKind.valueOf(row.getString("kind")),
                row.getInteger("minutes_per_week"),
                row.getString("phone"),
                row.getLocalDate("active_from"),
                row.getLocalDate("active_until"),
                row.getLocalDate("confidentiality_signed_on"),
                row.getLocalDate("vog_valid_until"));
    }

    /**
     * Which workers a list shows; null leaves a condition out.
     *
     * @param teamOn the day on which the worker must be in the team
     * @param vogExpiresBefore only those whose newest VOG ends before this day, or who have none
     */
    record WorkerFilter(
            @Nullable LocalDate activeOn,
            @Nullable UUID teamId,
            LocalDate teamOn,
            @Nullable WorkerKind kind,
            @Nullable LocalDate vogExpiresBefore) {}
}
