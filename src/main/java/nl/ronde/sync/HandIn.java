package nl.ronde.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Admission;
import nl.ronde.platform.act.HandedIn;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Brings an item to the operation that it means, at once or when it is carried out later. */
final class HandIn {
    private final Api api;
    private final MutationTypes types;

    HandIn(Api api, MutationTypes types) {
        this.api = api;
        this.types = types;
    }

    /**
     * The act that a readable item is.
     *
     * @param key its own, or another where its own is taken
     * @throws nl.ronde.platform.problem.Refusal {@code mutation-type-unknown}
     */
    HandedIn act(
            Item item,
            UUID key,
            Actor actor,
            String requestId,
            java.time.Instant receivedAt,
            JsonNode sentAt,
            @Nullable Admission admission) {
        Contract.Operation operation =
                types.find(item.type()).orElseThrow(() -> SyncProblem.TYPE_UNKNOWN.refuse(null, "/type"));
        if (item.entityId() == null && operation.path().contains("{")) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit veld is verplicht.", "/entityId");
        }
        return new HandedIn(
                operation.id(),
                actor,
                requestId,
                receivedAt,
                item.entityId(),
                key,
                item.deviceSeq(),
                item.body(sentAt),
                admission);
    }

    /** Carries it out; throws what the operation throws. */
    Result carryOut(HandedIn act) {
        Reply reply = api.perform(act);
        try {
            return new Result(Json.readTree(reply.body()), reply.headers().containsKey("Idempotent-Replayed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operation answered, and whether it had been done before. */
    record Result(JsonNode answer, boolean repeated) {}
}
