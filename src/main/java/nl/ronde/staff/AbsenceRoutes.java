package nl.ronde.staff;

import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds what workers say of their absence and availability, and what the office sees of it. */
final class AbsenceRoutes {
    private final ReportAbsence report;
    private final ReadAbsence read;
    private final KeepAvailability availability;

    AbsenceRoutes(ReportAbsence report, ReadAbsence read, KeepAvailability availability) {
        this.report = report;
        this.read = read;
        this.availability = availability;
    }

    void bind(Api api) {
        api.bind(
                "reportSick",
                request -> Reply.answer(201, report.sick(request.act(), request.actBody(ReportAbsence.Sick.class))));
        api.bind(
                "reportRecovered",
                request -> Reply.answer(
                        200, report.recovered(request.act(), request.actBody(ReportAbsence.Recovered.class))));
        api.bind(
                "listAbsenceReports",
                request -> Reply.ok(read.list(request.actor(), request.id("workerId"), request.paging())));
        api.bind(
                "reportAvailability",
                request -> Reply.answer(
                        201, availability.report(request.act(), request.actBody(KeepAvailability.Said.class))));
        api.bind(
                "getMyAvailability",
                request -> Reply.ok(availability.own(
                        request.actor(),
                        request.findDate("from").orElse(null),
                        request.findDate("until").orElse(null))));
        api.bind(
                "listWorkerAvailability",
                request -> Reply.ok(availability.of(
                        request.actor(),
                        request.id("workerId"),
                        request.findDate("from").orElse(null),
                        request.findDate("until").orElse(null))));
    }
}
