package nl.ronde.incident;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;

/** Binds the operations on incidents to their use cases. */
final class IncidentRoutes {
    private static final String ID = "incidentId";

    private final ReportIncident report;
    private final RecordIncidentReport record;
    private final ReadIncidents read;
    private final CompleteIncident complete;
    private final DecideCalamity decide;
    private final SendIncidentReport send;
    private final FollowIncident follow;

    IncidentRoutes(
            ReportIncident report,
            RecordIncidentReport record,
            ReadIncidents read,
            CompleteIncident complete,
            DecideCalamity decide,
            SendIncidentReport send,
            FollowIncident follow) {
        this.report = report;
        this.record = record;
        this.read = read;
        this.complete = complete;
        this.decide = decide;
        this.send = send;
        this.follow = follow;
    }

    void bind(Api api) {
        bindTelling(api);
        bindFile(api);
        api.bind("addIncidentUpdate", request -> {
            FollowIncident.Done done =
                    follow.update(request.actor(), request.id(ID), request.body(FollowIncident.Update.class));
            return Reply.created(done.entry()).etag(done.incident().version());
        });
        api.bind("closeIncident", request -> {
            FollowIncident.Done done = follow.close(
                    request.actor(),
                    request.id(ID),
                    request.expectedVersion(),
                    request.body(FollowIncident.Closing.class));
            return Reply.ok(done.entry()).etag(done.incident().version());
        });
        api.bind("reopenIncident", request -> {
            FollowIncident.Done done = follow.reopen(
                    request.actor(),
                    request.id(ID),
                    request.expectedVersion(),
                    request.body(FollowIncident.Reopening.class));
            return Reply.ok(done.entry()).etag(done.incident().version());
        });
    }

    private void bindTelling(Api api) {
        api.bind(
                "reportIncident",
                request -> Reply.answer(201, report.run(request.act(), request.actBody(ReportIncident.Told.class))));
        api.bind(
                "listIncidents",
                request -> Reply.ok(read.list(
                        request.actor(),
                        request.find("kind")
                                .map(word -> Json.as(TextNode.valueOf(word), IncidentKind.class))
                                .orElse(null),
                        request.findId("clientId").orElse(null),
                        request.paging())));
        api.bind(
                "recordIncidentReport",
                request -> Reply.created(
                        record.run(request.actor(), request.id(ID), request.body(RecordIncidentReport.Given.class))));
        api.bind(
                "previewIncidentReport",
                request -> Reply.ok(
                        send.preview(request.actor(), request.id(ID), request.body(SendIncidentReport.Given.class))));
        api.bind("sendIncidentReport", request -> {
            SendIncidentReport.Done done = send.send(
                    request.actor(),
                    request.id(ID),
                    request.expectedVersion(),
                    request.body(SendIncidentReport.Given.class));
            return Reply.created(done.sent()).etag(done.incident().version());
        });
    }

    private void bindFile(Api api) {
        api.bind("getIncident", request -> {
            ReadIncidents.Shown shown = read.get(request.actor(), request.id(ID));
            return Reply.ok(IncidentJson.Details.of(shown))
                    .etag(shown.reading().incident().version());
        });
        api.bind("completeIncident", request -> {
            CompleteIncident.Done done = complete.run(
                    request.actor(),
                    request.id(ID),
                    request.expectedVersion(),
                    request.body(IncidentFile.Content.class));
            return Reply.ok(done.file()).etag(done.incident().version());
        });
        api.bind("decideCalamity", request -> {
            DecideCalamity.Done done = decide.run(
                    request.actor(),
                    request.id(ID),
                    request.expectedVersion(),
                    request.body(DecideCalamity.Given.class));
            return Reply.ok(done.decision()).etag(done.incident().version());
        });
    }
}
