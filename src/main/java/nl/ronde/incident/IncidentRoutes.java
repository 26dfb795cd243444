package nl.ronde.incident;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;

/** Binds the operations on incidents to their use cases. */
final class IncidentRoutes {
    private final ReportIncident report;
    private final RecordIncidentReport record;
    private final ReadIncidents read;

    IncidentRoutes(ReportIncident report, RecordIncidentReport record, ReadIncidents read) {
        this.report = report;
        this.record = record;
        this.read = read;
    }

    void bind(Api api) {
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
                "getIncident",
                request -> Reply.ok(IncidentJson.Details.of(read.get(request.actor(), request.id("incidentId")))));
        api.bind(
                "recordIncidentReport",
                request -> Reply.created(record.run(
                        request.actor(), request.id("incidentId"), request.body(RecordIncidentReport.Given.class))));
    }
}
