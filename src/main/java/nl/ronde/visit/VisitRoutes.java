package nl.ronde.visit;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;

/** Binds the planning of single visits. */
final class VisitRoutes {
    private final PlanVisits plan;
    private final VisitReads reads;

    VisitRoutes(PlanVisits plan, VisitReads reads) {
        this.plan = plan;
        this.reads = reads;
    }

    void bind(Api api) {
        api.bind("planVisit", request -> {
            VisitJson visit = plan.plan(request.actor(), request.body(PlanVisits.Creation.class));
            return Reply.created(visit).etag(visit.version());
        });
        api.bind(
                "listVisits",
                request -> Reply.ok(reads.list(
                        request.actor(),
                        new VisitListStore.Filter(
                                request.findDate("from").orElse(null),
                                request.findDate("until").orElse(null),
                                request.findId("workerId").orElse(null),
                                request.findId("clientId").orElse(null),
                                request.findId("assignmentId").orElse(null),
                                request.find("status")
                                        .map(word -> Json.as(TextNode.valueOf(word), VisitStatus.class))
                                        .orElse(null),
                                request.find("approval")
                                        .map(word -> Json.as(TextNode.valueOf(word), Approval.class))
                                        .orElse(null)),
                        request.paging())));
        api.bind("getVisit", request -> {
            VisitJson.Details details = reads.get(request.actor(), request.id("visitId"));
            return Reply.ok(details).etag(details.visit().version());
        });
        api.bind(
                "moveVisit",
                request -> reply(plan.move(
                        request.actor(),
                        request.id("visitId"),
                        request.expectedVersion(),
                        request.body(PlanVisits.Move.class))));
        api.bind(
                "assignVisit",
                request -> reply(plan.assign(
                        request.actor(),
                        request.id("visitId"),
                        request.expectedVersion(),
                        request.body(PlanVisits.Assignee.class))));
        api.bind(
                "cancelVisit",
                request -> reply(plan.cancel(
                        request.actor(),
                        request.id("visitId"),
                        request.expectedVersion(),
                        request.body(PlanVisits.Cancellation.class))));
    }

    private static Reply reply(VisitJson visit) {
        return Reply.ok(visit).etag(visit.version());
    }
}
