package nl.ronde.plan;

import java.time.LocalDate;
import java.util.Map;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;

/** Binds the operations on plans to their use cases. */
final class PlanRoutes {
    private static final String ID = "planId";
    private static final Map<String, PlanState> STATES = Map.of(
            "draft", PlanState.DRAFT,
            "presented", PlanState.PRESENTED,
            "signed", PlanState.SIGNED,
            "refused", PlanState.REFUSED,
            "superseded", PlanState.SUPERSEDED);

    private final DraftPlan draft;
    private final PresentPlan present;
    private final ConsentToPlan consent;
    private final SignPlan sign;
    private final PlanConsents consents;
    private final PlanRecords records;
    private final PlanStandards standards;
    private final ReadPlans read;
    private final ComparePlan compare;
    private final PlanDocuments documents;

    PlanRoutes(
            DraftPlan draft,
            PresentPlan present,
            ConsentToPlan consent,
            SignPlan sign,
            PlanConsents consents,
            PlanRecords records,
            PlanStandards standards,
            ReadPlans read,
            ComparePlan compare,
            PlanDocuments documents) {
        this.draft = draft;
        this.present = present;
        this.consent = consent;
        this.sign = sign;
        this.consents = consents;
        this.records = records;
        this.standards = standards;
        this.read = read;
        this.compare = compare;
        this.documents = documents;
    }

    void bind(Api api) {
        bindVersions(api);
        bindConsent(api);
        bindRecords(api);
    }

    private void bindVersions(Api api) {
        api.bind("createSupportPlan", request -> {
            SupportPlan plan = draft.create(request.actor(), request.id("assignmentId"));
            return Reply.created(PlanJson.DetailsJson.of(read.written(request.actor(), plan)))
                    .etag(plan.version());
        });
        api.bind(
                "listSupportPlans",
                request -> Reply.ok(read.list(request.actor(), filter(request), request.paging())
                        .map(PlanJson.SummaryJson::of)));
        api.bind("getSupportPlan", request -> {
            ReadPlans.File file = read.get(request.actor(), "getSupportPlan", request.id(ID));
            return Reply.ok(PlanJson.DetailsJson.of(file)).etag(file.plan().version());
        });
        api.bind(
                "changeSupportPlan",
                request -> details(
                        request.actor(),
                        draft.change(
                                request.actor(),
                                request.id(ID),
                                request.expectedVersion(),
                                request.body(PlanContent.class))));
        api.bind(
                "presentSupportPlan",
                request -> details(
                        request.actor(), present.run(request.actor(), request.id(ID), request.expectedVersion())));
        api.bind("getSupportPlanPdf", this::document);
        api.bind(
                "comparePlanWithVisits",
                request -> Reply.ok(compare.run(
                        request.actor(),
                        request.id("assignmentId"),
                        LocalDate.parse(request.text("from")),
                        LocalDate.parse(request.text("until")))));
    }

    private void bindConsent(Api api) {
        api.bind(
                "consentToPlan",
                request -> Reply.answer(
                        201, consent.run(request.id(ID), request.act(), request.actBody(Consent.Given.class))));
        api.bind(
                "signSupportPlan",
                request ->
                        details(request.actor(), sign.run(request.actor(), request.id(ID), request.expectedVersion())));
        api.bind(
                "listPlanConsents",
                request -> Reply.ok(consents.list(
                                request.actor(),
                                request.find("open").map(Boolean::valueOf).orElse(null),
                                request.paging())
                        .map(PlanJson.ConsentJson::of)));
        api.bind("settlePlanConsent", request -> {
            Consent settled = consents.settle(
                    request.actor(),
                    request.id("consentId"),
                    request.expectedVersion(),
                    request.body(SettleBody.class).reason());
            return Reply.ok(PlanJson.ConsentJson.of(settled)).etag(settled.version());
        });
        api.bind("getMyClientPlans", request -> Reply.ok(read.mine(request.actor(), request.id("clientId"))));
    }

    private void bindRecords(Api api) {
        api.bind(
                "recordPlanCopy",
                request -> Reply.created(
                        records.copy(request.actor(), request.id(ID), request.body(PlanRecords.CopyGiven.class))));
        api.bind("recordPlanEvaluation", request -> {
            PlanRecords.Talk talk =
                    records.evaluate(request.actor(), request.id(ID), request.body(PlanRecords.EvaluationHeld.class));
            return Reply.created(PlanJson.EvaluationJson.of(talk.evaluation(), talk.missing()));
        });
        api.bind(
                "recordMunicipalPlan",
                request -> Reply.created(records.municipalPlan(
                        request.actor(),
                        request.id("assignmentId"),
                        request.body(PlanRecords.MunicipalPlanDelivered.class))));
        api.bind("getPlanStandards", request -> standards(standards.get(request.actor())));
        api.bind(
                "setPlanStandards",
                request -> standards(standards.set(
                        request.actor(), request.expectedVersion(), request.body(PlanStandards.Command.class))));
    }

    private Reply document(Request request) {
        ReadPlans.File file = read.get(request.actor(), "getSupportPlanPdf", request.id(ID));
        if (file.plan().presentedAt() == null) {
            throw PlanProblem.NOT_PRESENTED.refuse();
        }
        PlanDocuments.Paper paper = documents.paper(request.actor().providerId(), file);
        return Reply.file("application/pdf", paper.pdf().get(), paper.name());
    }

    private Reply details(Actor actor, SupportPlan plan) {
        return Reply.ok(PlanJson.DetailsJson.of(read.written(actor, plan))).etag(plan.version());
    }

    private static Reply standards(PlanFile.Standard standard) {
        return Reply.ok(standard).etag(standard.version());
    }

    private static PlanStore.Filter filter(Request request) {
        return new PlanStore.Filter(
                request.findId("clientId").orElse(null),
                request.findId("assignmentId").orElse(null),
                request.find("state").map(STATES::get).orElse(null));
    }

    record SettleBody(String reason) {}
}
