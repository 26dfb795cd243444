package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workers and teams as the contract shows them. */
final class StaffJson {
    private StaffJson() {}

    static WorkerDetails of(ManageWorkers.WorkerFile file) {
        Worker worker = file.worker();
        return new WorkerDetails(
                worker.id(),
                worker.version(),
                worker.name(),
                worker.kind(),
                worker.minutesPerWeek(),
                worker.phone(),
                worker.activeFrom(),
                worker.activeUntil(),
                worker.confidentialitySignedOn(),
                worker.vogValidUntil(),
                file.competences(),
                file.vogs(),
                file.leaves().stream().map(LeaveJson::of).toList(),
                file.memberships());
    }

    static TeamDetails of(ManageTeams.TeamFile file) {
        return new TeamDetails(
                file.team().id(), file.team().version(), file.team().name(), file.members());
    }

    record WorkerDetails(
            UUID id,
            int version,
            String name,
            WorkerKind kind,
            @Nullable Integer minutesPerWeek,
            @Nullable String phone,
            LocalDate activeFrom,
            @Nullable LocalDate activeUntil,
            @Nullable LocalDate confidentialitySignedOn,
            @Nullable LocalDate vogValidUntil,
            List<Competence> competences,
            List<Vog> vogs,
            List<LeaveJson> leaves,
            List<TeamMembership> teams) {}

    record LeaveJson(
            UUID id,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            LeaveKind kind,
            boolean cancelled,
            @Nullable Instant cancelledAt) {
        static LeaveJson of(Leave leave) {
            return new LeaveJson(
                    leave.id(),
                    leave.firstDay(),
                    leave.lastDay(),
                    leave.kind(),
                    leave.cancelledAt() != null,
                    leave.cancelledAt());
        }
    }

    record TeamDetails(UUID id, int version, String name, List<TeamMembership> members) {}
}
