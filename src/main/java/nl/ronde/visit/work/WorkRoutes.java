package nl.ronde.visit.work;

import nl.ronde.platform.db.Answer;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;

/** Binds what workers read and report. */
final class WorkRoutes {
    private final MyVisits reads;
    private final CheckInVisit checkIn;
    private final CheckOutVisit checkOut;
    private final ReportNotDelivered notDelivered;
    private final RecordFacts facts;
    private final ReportUnscheduledVisit unscheduled;

    WorkRoutes(
            MyVisits reads,
            CheckInVisit checkIn,
            CheckOutVisit checkOut,
            ReportNotDelivered notDelivered,
            RecordFacts facts,
            ReportUnscheduledVisit unscheduled) {
        this.reads = reads;
        this.checkIn = checkIn;
        this.checkOut = checkOut;
        this.notDelivered = notDelivered;
        this.facts = facts;
        this.unscheduled = unscheduled;
    }

    void bind(Api api) {
        api.bind(
                "getMyDay",
                request -> Reply.ok(
                        reads.day(request.actor(), request.findDate("date").orElse(null))));
        api.bind(
                "listMyVisits",
                request -> Reply.ok(reads.between(
                        request.actor(),
                        request.findDate("from").orElse(null),
                        request.findDate("until").orElse(null))));
        api.bind("getMyClient", request -> Reply.ok(reads.client(request.actor(), request.id("clientId"))));
        api.bind("checkInVisit", request -> done(checkIn.run(request.id("visitId"), request.act())));
        api.bind("checkOutVisit", request -> done(checkOut.run(request.id("visitId"), request.act())));
        api.bind(
                "reportNotDelivered",
                request -> done(notDelivered.run(
                        request.id("visitId"), request.act(), request.actBody(ReportNotDelivered.Report.class))));
        api.bind(
                "recordLegitimation",
                request -> done(facts.legitimation(
                        request.id("visitId"), request.act(), request.actBody(RecordFacts.Legitimation.class))));
        api.bind(
                "recordActivities",
                request -> done(facts.activities(
                        request.id("visitId"), request.act(), request.actBody(RecordFacts.Activities.class))));
        api.bind(
                "addVisitNote",
                request -> done(
                        facts.note(request.id("visitId"), request.act(), request.actBody(RecordFacts.Note.class))));
        api.bind(
                "reportSignal",
                request -> done(facts.note(
                        request.id("visitId"),
                        request.act(),
                        request.actBody(RecordFacts.Signal.class).asNote())));
        api.bind("reportUnscheduledVisit", this::unscheduled);
    }

    private Reply unscheduled(Request request) {
        ReportUnscheduledVisit.Report report = request.actBody(ReportUnscheduledVisit.Report.class);
        return Reply.answer(
                201,
                unscheduled.run(
                        request.act(),
                        report,
                        request.time("begin"),
                        report.end() == null ? null : request.time("end")));
    }

    private static Reply done(Answer answer) {
        return Reply.answer(200, answer);
    }
}
