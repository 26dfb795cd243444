package nl.ronde.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.HandedIn;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A request that the contract has found well-formed, with the actor its token stands for. */
public final class Request {
    private static final String OCCURRED = "occurred";
    private static final String SENT_AT = "sentAt";
    private static final String DEVICE_SEQ = "deviceSeq";

    private final Contract.Operation operation;
    private final @Nullable Actor actor;
    private final String requestId;
    private final String remoteAddress;
    private final Instant receivedAt;
    private final Map<String, String> parameters;
    private final @Nullable JsonNode body;
    private final byte[] rawBody;
    private final List<byte[]> items;
    private final @Nullable HandedIn handedIn;

    Request(
            Contract.Operation operation,
            @Nullable Actor actor,
            String requestId,
            String remoteAddress,
            Instant receivedAt,
            Map<String, String> parameters,
            RequestReader.Content content,
            @Nullable HandedIn handedIn) {
        this.operation = operation;
        this.actor = actor;
        this.requestId = requestId;
        this.remoteAddress = remoteAddress;
        this.receivedAt = receivedAt;
        this.parameters = parameters;
        this.body = content.json();
        this.rawBody = content.bytes();
        this.items = content.items();
        this.handedIn = handedIn;
    }

    /** Who asks. Operations without sign-in have nobody. */
    public Actor actor() {
        if (actor == null) {
            throw CommonProblem.UNAUTHENTICATED.refuse();
        }
        return actor;
    }

    /** The id in logs, audit trail and problems. */
    public String requestId() {
        return requestId;
    }

    /** The address the connection comes from; forwarded headers are not believed. */
    public String remoteAddress() {
        return remoteAddress;
    }

    /** The business clock at receipt. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** A path or query parameter or header that the contract requires. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the contract does not require " + name));
    }

    /** A parameter that may be absent. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A required parameter that is a UUID. */
    public UUID id(String name) {
        return UUID.fromString(text(name));
    }

    /** An optional parameter that is a UUID. */
    public Optional<UUID> findId(String name) {
        return find(name).map(UUID::fromString);
    }

    /** An optional parameter that is a date. */
    public Optional<LocalDate> findDate(String name) {
        return find(name).map(LocalDate::parse);
    }

    /** A required parameter that is a whole number. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** The JSON body as a record. */
    public <T> T body(Class<T> type) {
        if (body == null) {
            throw new IllegalStateException("this operation takes no JSON body");
        }
        return Json.as(body, type);
    }

    /**
     * The JSON body of a worker's act as a record, without what tells when and in which order it was done: that is in
     * {@link #act()}.
     */
    public <T> T actBody(Class<T> type) {
        ObjectNode rest =
                body == null ? Json.as(Json.tree(Map.of()), ObjectNode.class) : ((ObjectNode) body).deepCopy();
        rest.remove(List.of(OCCURRED, SENT_AT, DEVICE_SEQ));
        return Json.as(rest, type);
    }

    /** The elements of a list that the contract wants judged each by itself, as they came. */
    public List<byte[]> items() {
        return items;
    }

    /** The body as it came. */
    public byte[] rawBody() {
        return rawBody;
    }

    /**
     * The act of a worker: key, content hash and corrected time. The key is the header {@code Idempotency-Key}, which the
     * contract requires of these operations.
     */
    public Act act() {
        JsonNode sequence = body == null ? null : body.get(DEVICE_SEQ);
        return new Act(
                actor(),
                operation.id(),
                id("Idempotency-Key"),
                ContentHash.of(operation, parameters, (ObjectNode) body),
                time(),
                handedIn != null ? Long.valueOf(handedIn.deviceSeq()) : sequence == null ? null : sequence.asLong(),
                handedIn == null ? null : handedIn.admission());
    }

    private EventTime time() {
        return time(OCCURRED);
    }

    /** The corrected time of a further moment that an act tells of, a {@code PhoneTime} in this field of the body. */
    public EventTime time(String field) {
        return EventTime.of(phoneTime(field), phoneTime(SENT_AT), receivedAt);
    }

    private @Nullable PhoneTime phoneTime(String field) {
        JsonNode node = body == null ? null : body.get(field);
        return node == null || node.isNull() ? null : Json.as(node, PhoneTime.class);
    }

    /** The version the caller saw, from {@code If-Match}. */
    public int expectedVersion() {
        String value = find("If-Match").orElseThrow(CommonProblem.VERSION_REQUIRED::refuse);
        try {
            return Integer.parseInt(value.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
    }

    /** How much of a list is asked for, from the query. */
    public Paging paging() {
        return new Paging(
                find("limit").map(Integer::parseInt).orElse(Paging.DEFAULT),
                find("cursor").orElse(null));
    }

    /** How much of a list is asked for, from the body of a search. */
    public static Paging paging(@Nullable Integer limit, @Nullable String cursor) {
        return new Paging(limit == null ? Paging.DEFAULT : limit, cursor);
    }

    /** The part of a list that is asked for. */
    public record Paging(int limit, @Nullable String cursor) {
        private static final int DEFAULT = 50;

        /** Rows to read: one more than is shown, to know whether there is a next page. */
        public int rows() {
            return limit + 1;
        }

        /** The sort key behind which this page begins, or nothing for the first page. */
        public Optional<List<String>> after(int parts) {
            return Optional.ofNullable(cursor).map(text -> Page.Cursor.decode(text, parts));
        }

        /** One part of the sort key through a parser; a cursor that does not parse is refused, not a fault. */
        public <T> @Nullable T after(int parts, int index, Function<String, T> parser) {
            return after(parts)
                    .map(key -> {
                        try {
                            return parser.apply(key.get(index));
                        } catch (RuntimeException e) {
                            throw CommonProblem.INVALID_REQUEST.refuse(
                                    "Deze cursor hoort niet bij deze lijst.", "cursor");
                        }
                    })
                    .orElse(null);
        }
    }
}
