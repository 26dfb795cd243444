package nl.ronde.replacement;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;

/** Binds the operations on replacement to their use cases. */
final class ReplacementRoutes {
    private final ReadNeeds read;
    private final NeedRecords records;
    private final Requirements.Keep requirements;
    private final OfferReplacement offer;
    private final AnswerOffer answer;
    private final MyOffers myOffers;
    private final UnwantedCombinations unwanted;
    private final Continuity continuity;
    private final Papers papers;

    ReplacementRoutes(
            ReadNeeds read,
            NeedRecords records,
            Requirements.Keep requirements,
            OfferReplacement offer,
            AnswerOffer answer,
            MyOffers myOffers,
            UnwantedCombinations unwanted,
            Continuity continuity,
            Papers papers) {
        this.read = read;
        this.records = records;
        this.requirements = requirements;
        this.offer = offer;
        this.answer = answer;
        this.myOffers = myOffers;
        this.unwanted = unwanted;
        this.continuity = continuity;
        this.papers = papers;
    }

    void bind(Api api) {
        bindNeeds(api);
        bindOffers(api);
        bindCombinations(api);
        bindFigures(api);
    }

    private void bindNeeds(Api api) {
        api.bind("getReplacementDesk", request -> {
            boolean notTold = request.find("notTold").map(Boolean::valueOf).orElse(false);
            return Reply.ok(read.desk(
                    request.actor(),
                    new DeskStore.Filter(
                            request.find("state")
                                    .map(word -> Json.as(TextNode.valueOf(word), NeedState.class))
                                    .orElse(notTold ? null : NeedState.OPEN),
                            request.findId("clientId").orElse(null),
                            request.findId("workerId").orElse(null),
                            notTold),
                    request.paging()));
        });
        api.bind("getReplacementNeed", request -> reply(read.get(request.actor(), need(request))));
        api.bind(
                "listReplacementCandidates",
                request -> Reply.ok(new CandidateList(read.candidates(
                        request.actor(),
                        need(request),
                        request.findId("visitId").orElse(null)))));
        api.bind("recordReplacementWish", request -> {
            records.wish(request.actor(), need(request), request.body(NeedRecords.WishGiven.class));
            return after(request.actor(), need(request));
        });
        api.bind("recordClientTold", request -> {
            records.told(request.actor(), need(request), request.body(NeedRecords.ToldGiven.class));
            return after(request.actor(), need(request));
        });
        api.bind("recordWorkerAgreed", request -> {
            records.agreed(request.actor(), need(request), request.body(NeedRecords.AgreedGiven.class));
            return after(request.actor(), need(request));
        });
        api.bind(
                "setReplacementRequirements",
                request -> Reply.ok(requirements.set(
                        request.actor(), request.id("assignmentId"), request.body(Requirements.Keep.Given.class))));
        api.bind(
                "getReplacementRequirements",
                request -> Reply.ok(requirements.get(request.actor(), request.id("assignmentId"))));
    }

    private void bindOffers(Api api) {
        api.bind(
                "offerReplacement",
                request -> Reply.created(
                        offer.offer(request.actor(), need(request), request.body(OfferReplacement.Given.class))));
        api.bind(
                "withdrawOffer",
                request -> Reply.ok(offer.withdraw(
                        request.actor(), request.id("offerId"), request.body(OfferReplacement.Withdrawal.class))));
        api.bind("listMyOffers", request -> Reply.ok(myOffers.list(request.actor(), request.paging())));
        api.bind(
                "acceptOffer",
                request -> Reply.answer(
                        200,
                        answer.accept(request.act(), request.id("offerId"), request.actBody(AnswerOffer.Said.class))));
        api.bind(
                "declineOffer",
                request -> Reply.answer(
                        200,
                        answer.decline(request.act(), request.id("offerId"), request.actBody(AnswerOffer.Said.class))));
    }

    private void bindCombinations(Api api) {
        api.bind(
                "setUnwantedCombination",
                request ->
                        Reply.created(unwanted.set(request.actor(), request.body(UnwantedCombinations.Given.class))));
        api.bind(
                "removeUnwantedCombination",
                request -> Reply.ok(unwanted.remove(
                        request.actor(),
                        request.id("combinationId"),
                        request.body(UnwantedCombinations.Removal.class))));
        api.bind(
                "listUnwantedCombinations",
                request -> Reply.ok(unwanted.list(
                        request.actor(),
                        request.findId("clientId").orElse(null),
                        request.findId("workerId").orElse(null),
                        request.paging())));
    }

    private void bindFigures(Api api) {
        api.bind("getContinuity", request -> Reply.ok(continuity.figures(request.actor(), quarter(request))));
        api.bind(
                "listClientContinuity",
                request -> Reply.ok(continuity.list(request.actor(), quarter(request), request.paging())));
        api.bind(
                "getClientContinuity",
                request -> Reply.ok(continuity.get(request.actor(), request.id("clientId"), quarter(request))));
        api.bind("setFixedContact", request -> {
            continuity.setContact(request.actor(), request.id("clientId"), request.body(Continuity.ContactGiven.class));
            return Reply.noContent();
        });
        api.bind(
                "listWorkerPapers",
                request -> Reply.ok(
                        papers.list(request.actor(), request.findDate("until").orElse(null), request.paging())));
    }

    private static UUID need(Request request) {
        return request.id("needId");
    }

    private static Continuity.Quarter quarter(Request request) {
        return Continuity.Quarter.of(request.number("year"), request.number("quarter"));
    }

    private Reply after(Actor actor, UUID needId) {
        return reply(read.afterWrite(actor, needId));
    }

    private static Reply reply(NeedJson need) {
        return Reply.ok(need).etag(need.version());
    }

    /** Everybody, the best first: a list that is short enough to be whole. */
    record CandidateList(List<Candidate> items) {}
}
