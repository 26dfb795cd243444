package nl.ronde.sync;

import java.util.Locale;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds pull, push and the review desk. */
final class SyncRoutes {
    private static final int DEFAULT_LIMIT = 200;

    private final PullChanges pull;
    private final PushMutations push;
    private final ReviewDesk desk;

    SyncRoutes(PullChanges pull, PushMutations push, ReviewDesk desk) {
        this.pull = pull;
        this.push = push;
        this.desk = desk;
    }

    void bind(Api api) {
        api.bind(
                "getSyncChanges",
                request -> Reply.ok(pull.run(
                        request.actor(),
                        request.find("cursor").orElse(null),
                        request.find("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT))));
        api.bind("pushSyncMutations", request -> Reply.ok(push.run(request, request.body(PushMutations.Batch.class))));
        api.bind(
                "listSyncReviews",
                request -> Reply.ok(desk.list(
                        request.actor(),
                        request.find("state")
                                .map(word -> ParkedActs.State.valueOf(word.toUpperCase(Locale.ROOT)))
                                .orElse(null),
                        request.paging())));
        api.bind("getSyncReview", request -> Reply.ok(desk.get(request.actor(), request.id("reviewId"))));
        api.bind(
                "settleSyncReview",
                request -> Reply.ok(desk.settle(
                        request.actor(), request.id("reviewId"), request.body(ReviewDesk.Settlement.class))));
    }
}
