package nl.ronde.assignment;

import java.util.Map;
import nl.ronde.assignment.AssignmentStore.Filter;
import nl.ronde.assignment.ManageAssignments.Detail;
import nl.ronde.assignment.OfficeTask.Kind;
import nl.ronde.assignment.ResultAreaStore.Recorded;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;

/** Binds the operations on assignments and office tasks to their use cases. */
final class AssignmentRoutes {
    private static final Map<String, String> STATES = Map.of("unknown", "UNKNOWN", "recorded", "RECORDED");
    private static final Map<String, Kind> KINDS = Map.of(
            "resultAreasUnknown", Kind.RESULT_AREAS_UNKNOWN,
            "absentFromNewerMessage", Kind.ABSENT_FROM_NEWER_MESSAGE,
            "noAgreement", Kind.NO_AGREEMENT,
            "shortenedWithVisits", Kind.SHORTENED_WITH_VISITS);
    private static final String ID = "assignmentId";

    private final ManageAssignments manage;
    private final OfficeTasks tasks;

    AssignmentRoutes(ManageAssignments manage, OfficeTasks tasks) {
        this.manage = manage;
        this.tasks = tasks;
    }

    void bind(Api api) {
        api.bind("createAssignment", request -> {
            Detail detail = manage.create(request.actor(), request.body(ManageAssignments.Creation.class));
            return Reply.created(AssignmentJson.of(detail))
                    .etag(detail.state().assignment().version());
        });
        api.bind(
                "listAssignments",
                request -> Reply.ok(manage.list(request.actor(), filter(request), request.paging())
                        .map(AssignmentJson::of)));
        api.bind("getAssignment", request -> reply(manage.get(request.actor(), request.id(ID))));
        api.bind(
                "changeAssignment",
                request -> reply(manage.change(
                        request.actor(),
                        request.id(ID),
                        request.expectedVersion(),
                        request.body(ManageAssignments.Change.class))));
        api.bind(
                "recordResultAreas",
                request -> reply(manage.recordResultAreas(
                        request.actor(), request.id(ID), request.expectedVersion(), request.body(Recorded.class))));
        api.bind(
                "listOfficeTasks",
                request -> Reply.ok(tasks.list(
                        request.actor(),
                        request.find("kind").map(KINDS::get).orElse(null),
                        request.find("open").map(Boolean::valueOf).orElse(null),
                        request.findId("clientId").orElse(null),
                        request.paging())));
        api.bind(
                "settleOfficeTask",
                request -> Reply.ok(tasks.settle(
                        request.actor(),
                        request.id("taskId"),
                        request.body(SettleBody.class).reason())));
    }

    private static Filter filter(Request request) {
        return new Filter(
                request.findId("clientId").orElse(null),
                request.find("agreementId").orElse(null),
                request.findDate("activeOn").orElse(null),
                request.find("resultAreas").map(STATES::get).orElse(null));
    }

    private static Reply reply(Detail detail) {
        return Reply.ok(AssignmentJson.of(detail))
                .etag(detail.state().assignment().version());
    }

    record SettleBody(String reason) {}
}
