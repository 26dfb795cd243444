package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.agreement.Agreements;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.PlanningFacts;
import nl.ronde.staff.WorkerPlanning;
import org.jspecify.annotations.Nullable;

/** Gathers what {@link Ranking} asks, for all workers in a few statements; for many needs what they share is read once. */
final class Candidates {
    private static final String BUSY = """
            SELECT v.id, v.worker_id, v.planned_begin, v.planned_end, c.postcode FROM visit v
            JOIN client c ON c.provider_id = $1 AND c.id = v.client_id
            WHERE v.provider_id = $1 AND v.day BETWEEN $2 AND $3 AND v.worker_id IS NOT NULL
              AND v.status IN ('PLANNED', 'UNDER_WAY', 'COMPLETED') AND v.planned_begin IS NOT NULL
            ORDER BY v.planned_begin, v.id""";

    private static final String RECENT = """
            SELECT DISTINCT v.worker_id, c.postcode FROM visit v
            JOIN client c ON c.provider_id = $1 AND c.id = v.client_id AND c.postcode IS NOT NULL
            WHERE v.provider_id = $1 AND v.day BETWEEN $2 AND $3 AND v.worker_id IS NOT NULL""";

    private static final String HELPED = """
            SELECT done_by, count(*) AS times, max(day) AS last_day FROM visit
            WHERE provider_id = $1 AND client_id = $2 AND status = 'COMPLETED' AND done_by IS NOT NULL GROUP BY done_by""";

    /** Who shares a team with this worker on this day. */
    private static final String TEAM = """
            SELECT DISTINCT other.worker_id FROM team_membership own
            JOIN team_membership other ON other.provider_id = $1 AND other.team_id = own.team_id
                 AND other.first_day <= $3 AND (other.last_day IS NULL OR other.last_day >= $3)
            WHERE own.provider_id = $1 AND own.worker_id = $2
              AND own.first_day <= $3 AND (own.last_day IS NULL OR own.last_day >= $3)""";

    private final PlanningFacts planning;
    private final Agreements agreements;
    private final ClientCards clients;
    private final Requirements requirements;
    private final UnwantedStore unwanted;

    Candidates(
            PlanningFacts planning,
            Agreements agreements,
            ClientCards clients,
            Requirements requirements,
            UnwantedStore unwanted) {
        this.planning = planning;
        this.agreements = agreements;
        this.clients = clients;
        this.requirements = requirements;
        this.unwanted = unwanted;
    }

    /** What holds for every need over some weeks. */
    record Shared(List<WorkerPlanning> workers, Map<UUID, List<Ranking.Busy>> busy, Map<UUID, Set<String>> recent) {}

    /** Reads what holds for all visits between these moments. */
    Shared read(Tx tx, Instant first, Instant last) {
        LocalDate monday = AmsterdamTime.mondayOf(AmsterdamTime.dateOf(first));
        LocalDate sunday = AmsterdamTime.plusDays(AmsterdamTime.mondayOf(AmsterdamTime.dateOf(last)), 6);
        Map<UUID, List<Ranking.Busy>> busy = new HashMap<>();
        tx.list(
                        BUSY,
                        row -> Map.entry(
                                row.getUUID("worker_id"),
                                new Ranking.Busy(
                                        row.getUUID("id"),
                                        SqlValues.instant(row, "planned_begin"),
                                        SqlValues.instant(row, "planned_end"),
                                        row.getString("postcode"))),
                        monday,
                        sunday)
                .forEach(each -> busy.computeIfAbsent(each.getKey(), worker -> new ArrayList<>())
                        .add(each.getValue()));
        Map<UUID, Set<String>> recent = new HashMap<>();
        tx.list(
                        RECENT,
                        row -> Map.entry(row.getUUID("worker_id"), row.getString("postcode")),
                        AmsterdamTime.plusWeeks(monday, -4),
                        sunday)
                .forEach(each -> recent.computeIfAbsent(each.getKey(), worker -> new HashSet<>())
                        .add(each.getValue()));
        return new Shared(planning.between(tx, monday, sunday), busy, recent);
    }

    /** Every worker but the absent one, ranked for these visits of a need. */
    List<Candidate> rank(Tx tx, Need need, Collection<NeedVisit> visits, Shared shared) {
        List<Ranking.Wanted> wanted = visits.stream()
                .map(visit -> new Ranking.Wanted(visit.visitId(), visit.begin(), visit.end(), visit.accompanied()))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var helped = tx.later(
                HELPED,
                row -> new Helped(
                        row.getUUID("done_by"), row.getLong("times").intValue(), row.getLocalDate("last_day")),
                need.clientId());
        var team = tx.later(
                TEAM,
                row -> row.getUUID("worker_id"),
                need.workerId(),
                wanted.getFirst().day());
        ClientCard client = clients.find(tx, List.of(need.clientId())).get(need.clientId());
        List<String> competences = requirements
                .newest(tx, need.assignmentId())
                .map(Requirements.Requirement::competences)
                .orElse(List.of());
        Map<UUID, String> not = unwanted.ofClient(tx, need.clientId()).stream()
                .collect(Collectors.toMap(UnwantedStore.Unwanted::workerId, UnwantedStore.Unwanted::reason));
        Map<UUID, Helped> before = helped.rows().stream().collect(Collectors.toMap(Helped::workerId, each -> each));
        Set<UUID> sameTeam = Set.copyOf(team.rows());
        List<Ranking.Facts> facts = shared.workers().stream()
                .filter(worker -> !worker.id().equals(need.workerId()))
                .map(worker -> facts(worker, shared, before.get(worker.id()), sameTeam, not.get(worker.id())))
                .toList();
        return Ranking.rank(
                new Ranking.Question(
                        wanted,
                        client == null ? null : client.postcode(),
                        competences,
                        agreements.staffDemands(need.agreementId())),
                facts);
    }

    private static Ranking.Facts facts(
            WorkerPlanning worker,
            Shared shared,
            @Nullable Helped helped,
            Set<UUID> sameTeam,
            @Nullable String unwanted) {
        return new Ranking.Facts(
                worker,
                shared.busy().getOrDefault(worker.id(), List.of()),
                helped == null ? 0 : helped.times(),
                helped == null ? null : helped.lastDay(),
                sameTeam.contains(worker.id()),
                unwanted,
                shared.recent().getOrDefault(worker.id(), Set.of()));
    }

    private record Helped(UUID workerId, int times, LocalDate lastDay) {}
}
