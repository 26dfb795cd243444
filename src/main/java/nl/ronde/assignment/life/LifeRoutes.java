package nl.ronde.assignment.life;

import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the operations on the life of assignments to their use cases. */
final class LifeRoutes {
    private static final String ENTRY = "entryId";

    private final BeginHelp begin;
    private final StartHelp start;
    private final InterruptHelp interrupt;
    private final GiveNotice notice;
    private final ChangeWorkers workers;
    private final ChangeOfSituation situation;
    private final FollowUp followUp;
    private final EndHelp end;
    private final TakeBack takeBack;
    private final UrgentRequests urgent;
    private final AdmissionStops stops;
    private final TellByMessage messages;
    private final ReadTimeline timeline;

    LifeRoutes(
            BeginHelp begin,
            StartHelp start,
            InterruptHelp interrupt,
            GiveNotice notice,
            ChangeWorkers workers,
            ChangeOfSituation situation,
            FollowUp followUp,
            EndHelp end,
            TakeBack takeBack,
            UrgentRequests urgent,
            AdmissionStops stops,
            TellByMessage messages,
            ReadTimeline timeline) {
        this.begin = begin;
        this.start = start;
        this.interrupt = interrupt;
        this.notice = notice;
        this.workers = workers;
        this.situation = situation;
        this.followUp = followUp;
        this.end = end;
        this.takeBack = takeBack;
        this.urgent = urgent;
        this.stops = stops;
        this.messages = messages;
        this.timeline = timeline;
    }

    /** An act on an assignment with a body. */
    private interface OnAssignment<B> {
        LifeEntry run(Actor actor, UUID assignmentId, B body);
    }

    /** An act on an entry of an assignment's book with a body. */
    private interface OnEntry<B> {
        LifeEntry run(Actor actor, UUID assignmentId, UUID entryId, B body);
    }

    void bind(Api api) {
        on(api, "recordAcquaintance", BeginHelp.Acquaintance.class, begin::acquaintance);
        on(api, "acceptAssignment", BeginHelp.Acceptance.class, begin::accept);
        on(api, "declineAssignment", BeginHelp.Decline.class, begin::decline);
        on(api, "recordIntake", BeginHelp.Intake.class, begin::intake);
        on(api, "reportStartNotPossible", StartHelp.NotPossible.class, start::notPossible);
        on(api, "stopService", InterruptHelp.Stop.class, interrupt::stop);
        onEntry(api, "restartService", InterruptHelp.Restart.class, interrupt::restart);
        on(api, "recordClientNotice", GiveNotice.ClientNotice.class, notice::byClient);
        on(api, "recordProviderNotice", GiveNotice.ProviderNotice.class, notice::byProvider);
        on(api, "recordClientRefusal", GiveNotice.Refusal.class, notice::refusal);
        on(api, "requestWorkerChange", ChangeWorkers.Wish.class, workers::ask);
        onEntry(api, "settleWorkerChange", ChangeWorkers.Settlement.class, workers::settle);
        on(api, "recordChangeOfSituation", ChangeOfSituation.Change.class, situation::record);
        onEntry(api, "judgeChangeOfSituation", ChangeOfSituation.Judgement.class, situation::judge);
        on(api, "recordForceMajeure", ChangeOfSituation.ForceMajeure.class, situation::forceMajeure);
        onEntry(api, "recordAssignmentReport", FollowUp.Report.class, followUp::report);
        onEntry(api, "recordAssignmentDecision", FollowUp.Decision.class, followUp::decide);
        on(api, "endAssignment", EndHelp.End.class, end::end);
        on(api, "confirmAssignmentEnd", EndHelp.Confirmation.class, end::confirm);
        onEntry(api, "withdrawAssignmentEntry", TakeBack.Withdrawal.class, takeBack::withdraw);
        on(api, "recordCareMessage", TellByMessage.Sent.class, messages::record);
        on(api, "recordContinuationTalk", EndHelp.ContinuationTalk.class, end::talk);
        api.bind(
                "getAssignmentTimeline",
                request -> Reply.ok(timeline.get(request.actor(), request.id("assignmentId"))));
        api.bind(
                "recordUrgentRequest",
                request -> Reply.created(urgent.record(request.actor(), request.body(UrgentRequests.Asked.class))));
        api.bind(
                "listUrgentRequests",
                request -> Reply.ok(
                        urgent.list(request.actor(), request.findId("clientId").orElse(null), request.paging())));
        bindStops(api);
    }

    private void bindStops(Api api) {
        api.bind(
                "reportAdmissionStop",
                request -> Reply.created(stops.foresee(request.actor(), request.body(AdmissionStops.Foreseen.class))));
        api.bind(
                "listAdmissionStops",
                request -> Reply.ok(
                        stops.list(request.actor(), request.find("agreementId").orElse(null), request.paging())));
        api.bind(
                "recordAdmissionStopReport",
                request -> Reply.created(stops.report(
                        request.actor(), request.id("stopId"), request.body(AdmissionStops.Reported.class))));
        api.bind(
                "endAdmissionStop",
                request -> Reply.ok(
                        stops.end(request.actor(), request.id("stopId"), request.body(AdmissionStops.Ended.class))));
    }

    private static <B> void on(Api api, String operation, Class<B> body, OnAssignment<B> act) {
        api.bind(
                operation,
                request -> Reply.created(act.run(request.actor(), request.id("assignmentId"), request.body(body))));
    }

    private static <B> void onEntry(Api api, String operation, Class<B> body, OnEntry<B> act) {
        api.bind(
                operation,
                request -> Reply.created(
                        act.run(request.actor(), request.id("assignmentId"), request.id(ENTRY), request.body(body))));
    }
}
