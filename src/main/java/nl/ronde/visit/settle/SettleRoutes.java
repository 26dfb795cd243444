package nl.ronde.visit.settle;

import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.ExceptionStore;
import nl.ronde.visit.VisitJson;

/** Binds what the office does after a visit. */
final class SettleRoutes {
    private final ExceptionReads reads;
    private final SettleException settle;
    private final AdjustVisit adjust;
    private final ApproveVisits approve;

    SettleRoutes(ExceptionReads reads, SettleException settle, AdjustVisit adjust, ApproveVisits approve) {
        this.reads = reads;
        this.settle = settle;
        this.adjust = adjust;
        this.approve = approve;
    }

    void bind(Api api) {
        api.bind(
                "listExceptions",
                request -> Reply.ok(reads.list(
                        request.actor(),
                        new ExceptionStore.Filter(
                                request.find("code").map(ExceptionCode::valueOf).orElse(null),
                                request.find("mustSettle").map(Boolean::valueOf).orElse(null),
                                request.find("state")
                                        .map(state -> state.equals("open"))
                                        .orElse(null),
                                request.findDate("from").orElse(null),
                                request.findDate("until").orElse(null),
                                request.findId("workerId").orElse(null),
                                request.findId("clientId").orElse(null)),
                        request.paging())));
        api.bind(
                "settleException",
                request -> reply(settle.run(
                        request.actor(),
                        request.id("exceptionId"),
                        request.expectedVersion(),
                        request.body(SettleException.Settlement.class))));
        api.bind(
                "adjustVisit",
                request -> reply(adjust.run(
                        request.actor(),
                        request.id("visitId"),
                        request.expectedVersion(),
                        request.body(AdjustVisit.Adjustment.class))));
        api.bind(
                "approveCarePeriod",
                request -> Reply.ok(approve.approve(
                        request.actor(),
                        period(request),
                        request.body(ApproveVisits.Approved.class).agreement())));
        api.bind(
                "getCarePeriodApproval",
                request -> Reply.ok(approve.get(request.actor(), period(request), request.text("agreement"))));
        api.bind(
                "withdrawVisitApproval",
                request -> reply(approve.withdraw(
                        request.actor(),
                        request.id("visitId"),
                        request.expectedVersion(),
                        request.body(ApproveVisits.Withdrawal.class).reason())));
    }

    private static CarePeriod period(Request request) {
        return CarePeriod.of(request.number("isoYear"), request.number("period"));
    }

    private static Reply reply(VisitJson visit) {
        return Reply.ok(visit).etag(visit.version());
    }
}
