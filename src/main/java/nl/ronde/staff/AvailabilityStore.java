package nl.ronde.staff;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Weekday;

/** All SQL on {@code worker_availability} and its windows. */
final class AvailabilityStore {
    private static final String INSERT = """
            INSERT INTO worker_availability (provider_id, id, worker_id, first_day, last_day, text, user_id, device_id,
                mutation_id, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT ON CONSTRAINT worker_availability_is_unique DO NOTHING""";

    private static final String INSERT_WINDOW = """
            INSERT INTO worker_availability_window (provider_id, availability_id, position, weekday, begin_time, end_time)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String SELECT = """
            SELECT id, worker_id, first_day, last_day, text, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms,
                   raw_boot_id
            FROM worker_availability WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String ABOUT =
            SELECT + "AND worker_id = $2 AND last_day >= $3 AND first_day <= $4 ORDER BY first_day, id";

    private static final String ABOUT_ALL = SELECT + "AND last_day >= $2 AND first_day <= $3 ORDER BY first_day, id";

    private static final String WINDOWS = """
            SELECT availability_id, weekday, begin_time, end_time FROM worker_availability_window
            WHERE provider_id = $1 AND availability_id = ANY($2) ORDER BY availability_id, position""";

    /** False where something has this id already. */
    boolean insert(Tx tx, Act act, Availability said) {
        EventTime time = said.time();
        PhoneTime raw = time.raw();
        boolean isNew = tx.update(
                        INSERT,
                        said.id(),
                        said.workerId(),
                        said.firstDay(),
                        said.lastDay(),
                        said.text(),
                        act.actor().userId(),
                        act.actor().deviceId(),
                        act.mutationId(),
                        time.occurredAt(),
                        time.receivedAt(),
                        time.quality(),
                        raw == null ? null : raw.wall(),
                        raw == null ? null : raw.elapsedMs(),
                        raw == null ? null : raw.bootId())
                == 1;
        for (int i = 0; isNew && i < said.windows().size(); i++) {
            Availability.Window window = said.windows().get(i);
            tx.send(INSERT_WINDOW, said.id(), (short) i, window.weekday(), window.begin(), window.end());
        }
        return isNew;
    }

    Optional<Availability> find(Tx tx, UUID id) {
        return withWindows(tx, tx.list(FIND, AvailabilityStore::availability, id)).stream()
                .findFirst();
    }

    /** Whatever a worker said about these days, both included. */
    List<Availability> about(Tx tx, UUID workerId, LocalDate from, LocalDate until) {
        return withWindows(tx, tx.list(ABOUT, AvailabilityStore::availability, workerId, from, until));
    }

    /** Whatever all workers said about these days, both included. */
    List<Availability> aboutAll(Tx tx, LocalDate from, LocalDate until) {
        return withWindows(tx, tx.list(ABOUT_ALL, AvailabilityStore::availability, from, until));
    }

    private static List<Availability> withWindows(Tx tx, List<Availability> bare) {
        Map<UUID, List<Availability.Window>> windows = new HashMap<>();
        if (!bare.isEmpty()) {
            tx.list(
                            WINDOWS,
                            row -> Map.entry(
                                    row.getUUID("availability_id"),
                                    new Availability.Window(
                                            Weekday.valueOf(row.getString("weekday")),
                                            row.getLocalTime("begin_time"),
                                            row.getLocalTime("end_time"))),
                            (Object) bare.stream().map(Availability::id).toArray(UUID[]::new))
                    .forEach(each -> windows.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                            .add(each.getValue()));
        }
        return bare.stream()
                .map(each -> new Availability(
                        each.id(),
                        each.workerId(),
                        each.firstDay(),
                        each.lastDay(),
                        windows.getOrDefault(each.id(), List.of()),
                        each.text(),
                        each.time()))
                .toList();
    }

    private static Availability availability(Row row) {
        Instant wall = SqlValues.instantOrNull(row, "raw_wall");
        return new Availability(
                row.getUUID("id"),
                row.getUUID("worker_id"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                List.of(),
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
