package nl.ronde.schedule;

import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the operations on series to their use cases. */
final class ScheduleRoutes {
    private final ManageSeries manageSeries;
    private final ChangeSeries changeSeries;

    ScheduleRoutes(ManageSeries manageSeries, ChangeSeries changeSeries) {
        this.manageSeries = manageSeries;
        this.changeSeries = changeSeries;
    }

    void bind(Api api) {
        api.bind("createVisitSeries", request -> {
            var file = manageSeries.create(request.actor(), request.body(ManageSeries.NewSeries.class));
            return Reply.created(SeriesJson.details(file)).etag(file.series().version());
        });
        api.bind("listVisitSeries", request -> {
            var filter = new ManageSeries.Filter(
                    request.findId("assignmentId").orElse(null),
                    request.findId("clientId").orElse(null),
                    request.findId("workerId").orElse(null));
            return Reply.ok(
                    manageSeries.list(request.actor(), request.paging(), filter).map(SeriesJson::of));
        });
        api.bind("getVisitSeries", request -> reply(manageSeries.get(request.actor(), request.id("seriesId"))));
        api.bind(
                "changeVisitSeriesFrom",
                request -> reply(changeSeries.changeFrom(
                        request.actor(),
                        request.id("seriesId"),
                        request.expectedVersion(),
                        request.body(ChangeSeries.Change.class))));
        api.bind(
                "endVisitSeries",
                request -> reply(changeSeries.end(
                        request.actor(),
                        request.id("seriesId"),
                        request.expectedVersion(),
                        request.body(ChangeSeries.End.class))));
    }

    private static Reply reply(SeriesFiles.SeriesFile file) {
        return Reply.ok(SeriesJson.details(file)).etag(file.series().version());
    }
}
