package nl.ronde.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads what planning asks of all workers at once: five statements, however many workers there are. */
public final class PlanningFacts {
    private static final String WORKERS = """
            SELECT id, name, kind, confidentiality_signed_on IS NOT NULL AS signed, minutes_per_week, active_from, active_until FROM worker
            WHERE provider_id = $1 AND active_from <= $3 AND (active_until IS NULL OR active_until >= $2) ORDER BY name, id""";

    private static final String VOGS =
            "SELECT worker_id, issued_on, valid_until FROM worker_vog WHERE provider_id = $1 AND issued_on <= $2";

    private static final String COMPETENCES = """
            SELECT worker_id, competence, valid_from, valid_until FROM worker_competence
            WHERE provider_id = $1 AND valid_from <= $3 AND (valid_until IS NULL OR valid_until >= $2)""";

    private static final String LEAVES = """
            SELECT worker_id, first_day, last_day FROM worker_leave
            WHERE provider_id = $1 AND cancelled_at IS NULL AND first_day <= $3 AND (last_day IS NULL OR last_day >= $2)""";

    private final AvailabilityStore availability;

    PlanningFacts(AvailabilityStore availability) {
        this.availability = availability;
    }

    /** Every worker who is employed on at least one of these days, both included. */
    public List<WorkerPlanning> between(Tx tx, LocalDate from, LocalDate until) {
        var vogs = tx.later(
                VOGS,
                row -> new Of<>(
                        row.getUUID("worker_id"),
                        new WorkerPlanning.Held(row.getLocalDate("issued_on"), row.getLocalDate("valid_until"))),
                until);
        var competences = tx.later(
                COMPETENCES,
                row -> new Of<>(
                        row.getUUID("worker_id"),
                        new WorkerPlanning.Able(
                                row.getString("competence"),
                                row.getLocalDate("valid_from"),
                                row.getLocalDate("valid_until"))),
                from,
                until);
        var leaves = tx.later(
                LEAVES,
                row -> new Of<>(
                        row.getUUID("worker_id"),
                        new WorkerPlanning.Away(row.getLocalDate("first_day"), row.getLocalDate("last_day"))),
                from,
                until);
        Map<UUID, List<Availability>> said =
                availability.aboutAll(tx, from, until).stream().collect(Collectors.groupingBy(Availability::workerId));
        Map<UUID, List<WorkerPlanning.Held>> held = byWorker(vogs.rows());
        Map<UUID, List<WorkerPlanning.Able>> able = byWorker(competences.rows());
        Map<UUID, List<WorkerPlanning.Away>> away = byWorker(leaves.rows());
        Function<UUID, List<WorkerPlanning.Said>> words =
                id -> AvailabilityCalendar.of(said.getOrDefault(id, List.of()), from, until).stream()
                        .map(PlanningFacts::said)
                        .toList();
        return tx.list(
                WORKERS,
                row -> {
                    UUID id = row.getUUID("id");
                    return planning(row, held.get(id), able.get(id), away.get(id), words.apply(id));
                },
                from,
                until);
    }

    private static WorkerPlanning planning(
            io.vertx.sqlclient.Row row,
            @Nullable List<WorkerPlanning.Held> vogs,
            @Nullable List<WorkerPlanning.Able> competences,
            @Nullable List<WorkerPlanning.Away> leaves,
            List<WorkerPlanning.Said> said) {
        return new WorkerPlanning(
                row.getUUID("id"),
                row.getString("name"),
                WorkerKind.valueOf(row.getString("kind")),
                row.getBoolean("signed"),
                row.getInteger("minutes_per_week"),
                row.getLocalDate("active_from"),
                row.getLocalDate("active_until"),
                vogs == null ? List.of() : vogs,
                competences == null ? List.of() : competences,
                leaves == null ? List.of() : leaves,
                said);
    }

    private static WorkerPlanning.Said said(AvailabilityCalendar.Period period) {
        return new WorkerPlanning.Said(
                period.firstDay(),
                period.lastDay(),
                period.said().windows().stream()
                        .map(window -> new WorkerPlanning.Window(window.weekday(), window.begin(), window.end()))
                        .toList());
    }

    private static <T> Map<UUID, List<T>> byWorker(List<Of<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Of::workerId, Collectors.mapping(Of::what, Collectors.toList())));
    }

    private record Of<T>(UUID workerId, T what) {}
}
