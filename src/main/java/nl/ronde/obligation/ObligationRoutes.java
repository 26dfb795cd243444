package nl.ronde.obligation;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.obligation.ObligationJson.DetailsJson;
import nl.ronde.obligation.ObligationJson.PreviewJson;
import nl.ronde.obligation.ObligationJson.SummaryJson;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;

/** Binds the operations on terms to their use cases. */
final class ObligationRoutes {
    private final PreviewObligation preview;
    private final ReadObligations read;
    private final WaiveObligation waive;
    private final ReadNotices notices;
    private final GetObligationOverview overview;
    private final SetHouseTerm setHouseTerm;
    private final TermWords words;

    ObligationRoutes(
            PreviewObligation preview,
            ReadObligations read,
            WaiveObligation waive,
            ReadNotices notices,
            GetObligationOverview overview,
            SetHouseTerm setHouseTerm,
            TermWords words) {
        this.words = words;
        this.setHouseTerm = setHouseTerm;
        this.preview = preview;
        this.read = read;
        this.waive = waive;
        this.notices = notices;
        this.overview = overview;
    }

    void bind(Api api) {
        api.bind(
                "previewObligation",
                request -> Reply.ok(
                        PreviewJson.of(preview.run(request.actor(), request.body(PreviewObligation.Command.class)))));
        api.bind("listHouseTerms", request -> Reply.ok(setHouseTerm.list(request.actor())));
        api.bind(
                "setHouseTerm",
                request -> Reply.created(setHouseTerm.run(request.actor(), request.body(SetHouseTerm.Command.class))));
        api.bind("listObligations", request -> {
            var query = new ReadObligations.Query(
                    request.find("kind").orElse(null),
                    request.find("state").orElse(null),
                    request.findId("clientId").orElse(null),
                    request.findDate("dueBefore").orElse(null),
                    request.find("ownerRole").map(Role::of).orElse(null),
                    request.find("subjectType")
                            .map(word -> Json.as(TextNode.valueOf(word), Subject.Type.class))
                            .orElse(null),
                    request.findId("subjectId").orElse(null));
            return Reply.ok(read.list(request.actor(), query, request.paging())
                    .map(each -> SummaryJson.of(each, request.receivedAt())));
        });
        api.bind("getObligation", request -> details(request, read.get(request.actor(), request.id("obligationId"))));
        api.bind(
                "waiveObligation",
                request -> details(
                        request,
                        waive.run(
                                request.actor(),
                                request.id("obligationId"),
                                request.expectedVersion(),
                                request.body(WaiveObligation.Command.class))));
        api.bind(
                "getObligationOverview",
                request -> Reply.ok(NoticeJson.OverviewJson.of(overview.run(request.actor()), words)));
        api.bind(
                "listNotices",
                request -> Reply.ok(notices.list(
                                request.actor(),
                                request.find("unseen").map(Boolean::valueOf).orElse(false),
                                request.paging())
                        .map(each -> NoticeJson.One.of(each, words, request.receivedAt()))));
        api.bind(
                "markNoticeSeen",
                request -> Reply.ok(NoticeJson.One.of(
                        notices.seen(request.actor(), request.id("noticeId")), words, request.receivedAt())));
    }

    private static Reply details(Request request, ReadObligations.WithHistory found) {
        return Reply.ok(DetailsJson.of(found, request.receivedAt()))
                .etag(found.obligation().version());
    }
}
