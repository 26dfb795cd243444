package nl.ronde.staff;

import java.time.LocalDate;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;

/** Binds the operations on workers and teams to their use cases. */
final class StaffRoutes {
    private final ManageWorkers manageWorkers;
    private final KeepWorkerFile keepWorkerFile;
    private final RecordLeave recordLeave;
    private final ManageTeams manageTeams;

    StaffRoutes(
            ManageWorkers manageWorkers,
            KeepWorkerFile keepWorkerFile,
            RecordLeave recordLeave,
            ManageTeams manageTeams) {
        this.manageWorkers = manageWorkers;
        this.keepWorkerFile = keepWorkerFile;
        this.recordLeave = recordLeave;
        this.manageTeams = manageTeams;
    }

    void bind(Api api) {
        bindWorkers(api);
        bindFile(api);
        bindTeams(api);
    }

    private void bindWorkers(Api api) {
        api.bind("listWorkers", request -> {
            var filter = new ManageWorkers.Filter(
                    request.findDate("activeOn").orElse(null),
                    request.findId("teamId").orElse(null),
                    request.find("kind")
                            .map(word -> Json.as(Json.tree(word), WorkerKind.class))
                            .orElse(null),
                    request.findDate("vogExpiresBefore").orElse(null));
            return Reply.ok(manageWorkers.list(request.actor(), request.paging(), filter));
        });
        api.bind("createWorker", request -> {
            var file = manageWorkers.create(request.actor(), request.body(ManageWorkers.Creation.class));
            return Reply.created(StaffJson.of(file)).etag(file.worker().version());
        });
        api.bind("getWorker", request -> reply(manageWorkers.get(request.actor(), request.id("workerId"))));
        api.bind(
                "changeWorker",
                request -> reply(manageWorkers.change(
                        request.actor(),
                        request.id("workerId"),
                        request.expectedVersion(),
                        request.body(ManageWorkers.Change.class))));
    }

    private void bindFile(Api api) {
        api.bind(
                "addCompetence",
                request -> Reply.created(keepWorkerFile.addCompetence(
                        request.actor(), request.id("workerId"), request.body(KeepWorkerFile.NewCompetence.class))));
        api.bind("removeCompetence", request -> {
            keepWorkerFile.removeCompetence(request.actor(), request.id("workerId"), request.id("competenceId"));
            return Reply.noContent();
        });
        api.bind(
                "recordVog",
                request -> Reply.created(keepWorkerFile.recordVog(
                        request.actor(), request.id("workerId"), request.body(KeepWorkerFile.NewVog.class))));
        api.bind("recordConfidentialityStatement", request -> {
            var worker = keepWorkerFile.recordConfidentiality(
                    request.actor(),
                    request.id("workerId"),
                    request.body(StatementBody.class).signedOn());
            return Reply.ok(worker).etag(worker.version());
        });
        api.bind(
                "recordLeave",
                request -> Reply.created(StaffJson.LeaveJson.of(recordLeave.add(
                        request.actor(), request.id("workerId"), request.body(RecordLeave.NewLeave.class)))));
        api.bind(
                "cancelLeave",
                request -> Reply.ok(StaffJson.LeaveJson.of(
                        recordLeave.cancel(request.actor(), request.id("workerId"), request.id("leaveId")))));
    }

    private void bindTeams(Api api) {
        api.bind("listTeams", request -> Reply.ok(manageTeams.list(request.actor(), request.paging())));
        api.bind("createTeam", request -> {
            var file = manageTeams.create(
                    request.actor(), request.body(TeamBody.class).name());
            return Reply.created(StaffJson.of(file)).etag(file.team().version());
        });
        api.bind("getTeam", request -> reply(manageTeams.get(request.actor(), request.id("teamId"))));
        api.bind(
                "changeTeam",
                request -> reply(manageTeams.change(
                        request.actor(),
                        request.id("teamId"),
                        request.expectedVersion(),
                        request.body(TeamBody.class).name())));
        api.bind(
                "addTeamMember",
                request -> Reply.created(manageTeams.addMember(
                        request.actor(), request.id("teamId"), request.body(ManageTeams.NewMember.class))));
        api.bind(
                "endTeamMembership",
                request -> Reply.ok(manageTeams.endMembership(
                        request.actor(),
                        request.id("teamId"),
                        request.id("membershipId"),
                        request.body(EndBody.class).lastDay())));
    }

    private static Reply reply(ManageWorkers.WorkerFile file) {
        return Reply.ok(StaffJson.of(file)).etag(file.worker().version());
    }

    private static Reply reply(ManageTeams.TeamFile file) {
        return Reply.ok(StaffJson.of(file)).etag(file.team().version());
    }

    record StatementBody(LocalDate signedOn) {}

    record TeamBody(String name) {}

    record EndBody(LocalDate lastDay) {}
}
