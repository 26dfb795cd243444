package nl.ronde.complaint;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;

/** Binds the operations on complaints to their use cases. */
final class ComplaintRoutes {
    private static final String ID = "complaintId";
    private static final String AGREEMENT = "agreementId";

    private final ManageComplaints manage;
    private final ReportComplaints report;
    private final SentReports sent;

    ComplaintRoutes(ManageComplaints manage, ReportComplaints report, SentReports sent) {
        this.manage = manage;
        this.report = report;
        this.sent = sent;
    }

    void bind(Api api) {
        api.bind("registerComplaint", request -> {
            Complaint made = manage.register(request.actor(), request.body(ManageComplaints.Creation.class));
            return Reply.created(made).etag(made.version());
        });
        api.bind(
                "listComplaints", request -> Reply.ok(manage.list(request.actor(), filter(request), request.paging())));
        api.bind("getComplaint", request -> reply(manage.get(request.actor(), request.id(ID))));
        api.bind(
                "changeComplaint",
                request -> reply(manage.change(
                        request.actor(),
                        request.id(ID),
                        request.expectedVersion(),
                        request.body(ManageComplaints.Change.class))));
        api.bind(
                "settleComplaint",
                request -> reply(manage.settle(
                        request.actor(),
                        request.id(ID),
                        request.expectedVersion(),
                        request.body(Complaint.Settlement.class))));
        api.bind("getComplaintsReport", this::file);
        api.bind(
                "recordComplaintsReportSent",
                request -> Reply.created(sent.record(
                        request.actor(),
                        request.text(AGREEMENT),
                        request.number("year"),
                        request.body(SentReports.Given.class))));
    }

    private Reply file(Request request) {
        String agreement = request.text(AGREEMENT);
        int year = request.number("year");
        boolean asPdf = request.text("format").equals("pdf");
        byte[] content =
                asPdf ? report.pdf(request.actor(), agreement, year) : report.csv(request.actor(), agreement, year);
        return Reply.file(
                asPdf ? "application/pdf" : "text/csv", content, "klachten-" + year + (asPdf ? ".pdf" : ".csv"));
    }

    private static ComplaintStore.Filter filter(Request request) {
        Optional<Integer> year = request.find("year").map(Integer::valueOf);
        return new ComplaintStore.Filter(
                request.findId("clientId").orElse(null),
                request.find(AGREEMENT).orElse(null),
                request.find("kind")
                        .map(word -> Json.as(TextNode.valueOf(word), Complaint.Kind.class))
                        .orElse(null),
                request.find("open").map(Boolean::valueOf).orElse(null),
                year.map(each -> CalendarMonth.of(each, 1).firstDay()).orElse(null),
                year.map(each -> CalendarMonth.of(each, 12).lastDay()).orElse(null),
                request.actor().workerId());
    }

    private static Reply reply(Complaint complaint) {
        return Reply.ok(complaint).etag(complaint.version());
    }
}
