package nl.ronde.occasion;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.occasion.OccasionJson.DetailsJson;
import nl.ronde.occasion.OccasionJson.SummaryJson;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;

/** Binds the operations on occasions to their use cases. */
final class OccasionRoutes {
    private final RegisterOccasion register;
    private final HandleOccasion handle;
    private final ReadOccasions read;

    OccasionRoutes(RegisterOccasion register, HandleOccasion handle, ReadOccasions read) {
        this.register = register;
        this.handle = handle;
        this.read = read;
    }

    void bind(Api api) {
        api.bind("registerOccasion", request -> {
            var made = register.run(request.actor(), request.body(RegisterOccasion.Command.class));
            return Reply.created(DetailsJson.of(made, request.receivedAt()))
                    .etag(made.file().occasion().version());
        });
        api.bind("listOccasions", request -> {
            var filter = new OccasionStore.Filter(
                    request.find("kind")
                            .map(word -> word(word, OccasionKind.class))
                            .orElse(null),
                    request.find("agreement").orElse(null),
                    request.find("state")
                            .map(word -> word(word, Occasion.State.class))
                            .orElse(null),
                    request.findId("clientId").orElse(null));
            return Reply.ok(read.list(request.actor(), filter, request.paging()).map(SummaryJson::of));
        });
        api.bind("getOccasion", request -> details(request, read.get(request.actor(), request.id("occasionId"))));
        api.bind(
                "recordOccasionResponse",
                request -> details(
                        request,
                        handle.respond(
                                request.actor(),
                                request.id("occasionId"),
                                request.expectedVersion(),
                                request.body(HandleOccasion.Response.class))));
        api.bind(
                "recordOccasionStep",
                request -> details(
                        request,
                        handle.step(
                                request.actor(),
                                request.id("occasionId"),
                                request.expectedVersion(),
                                request.body(HandleOccasion.Step.class))));
        api.bind(
                "extendOccasion",
                request -> details(
                        request,
                        handle.extend(
                                request.actor(),
                                request.id("occasionId"),
                                request.expectedVersion(),
                                request.body(HandleOccasion.Extension.class))));
        api.bind(
                "closeOccasion",
                request -> details(
                        request,
                        handle.close(
                                request.actor(),
                                request.id("occasionId"),
                                request.expectedVersion(),
                                request.body(HandleOccasion.Ending.class))));
    }

    private static <T> T word(String word, Class<T> type) {
        return Json.as(TextNode.valueOf(word), type);
    }

    private static Reply details(Request request, ReadOccasions.WithTerm found) {
        return Reply.ok(DetailsJson.of(found, request.receivedAt()))
                .etag(found.file().occasion().version());
    }
}
