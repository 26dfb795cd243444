package nl.ronde.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.act.HandedIn;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.json.JsonList;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Holds a request against its operation in the contract: media types, parameters, body. */
final class RequestReader {
    private static final String GZIP = "gzip";

    private RequestReader() {}

    /** Refuses what the head of a request already tells, before its body is read. */
    static void checkHead(HttpServerRequest request, Contract.Operation operation) {
        checkAccept(request, operation);
        Contract.Body body = operation.body();
        String encoding = request.getHeader("Content-Encoding");
        boolean packed = body != null && body.gzip() && GZIP.equalsIgnoreCase(encoding);
        if (encoding != null && !packed && !encoding.equalsIgnoreCase("identity")) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.refuse("De inhoud mag niet samengeperst zijn.");
        }
        if (body != null) {
            checkContentType(request.getHeader("Content-Type"), body.mediaType());
            String length = request.getHeader("Content-Length");
            if (length != null && (length.length() > 10 || Long.parseLong(length) > body.maxBytes())) {
                throw CommonProblem.TOO_LARGE.refuse("Hoogstens " + body.maxBytes() + " bytes.");
            }
        }
    }

    private static void checkContentType(@Nullable String given, String expected) {
        String[] parts = given == null ? new String[] {""} : given.split(";");
        boolean utf8 = parts.length == 1
                || parts[1].trim().toLowerCase(Locale.ROOT).replace("\"", "").equals("charset=utf-8");
        if (!parts[0].trim().equalsIgnoreCase(expected) || !utf8) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.refuse("Verwacht wordt " + expected + ".");
        }
    }

    private static void checkAccept(HttpServerRequest request, Contract.Operation operation) {
        String accept = request.getHeader("Accept");
        if (accept == null || operation.produces().isEmpty()) {
            return;
        }
        for (String range : accept.split(",")) {
            String type = range.split(";")[0].trim().toLowerCase(Locale.ROOT);
            boolean matches = type.equals("*/*")
                    || operation.produces().contains(type)
                    || type.endsWith("/*")
                            && operation.produces().stream()
                                    .anyMatch(each -> each.startsWith(type.substring(0, type.length() - 1)));
            if (matches && !range.matches("(?i).*;\\s*q\\s*=\\s*0(\\.0*)?\\s*")) {
                return;
            }
        }
        throw CommonProblem.NOT_ACCEPTABLE.refuse();
    }

    /** The parameters by name, each checked by its schema; an unknown or repeated one in the query is refused. */
    static Map<String, String> parameters(RoutingContext context, Contract.Operation operation) {
        Map<String, String> values = new HashMap<>();
        MultiMap query = context.queryParams();
        Set<String> known = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Contract.Parameter::name)
                .collect(Collectors.toSet());
        for (String name : query.names()) {
            if (!known.contains(name)) {
                throw CommonProblem.INVALID_REQUEST.refuse("Deze zoekterm is hier onbekend.", safeName(name));
            }
        }
        for (Contract.Parameter parameter : operation.parameters()) {
            take(values, parameter, value(context, query, parameter));
        }
        return values;
    }

    private static void take(Map<String, String> values, Contract.Parameter parameter, @Nullable String value) {
        if (value != null) {
            SchemaFindings.checkParameter(parameter.schema(), parameter.name(), typed(parameter, value));
            values.put(parameter.name(), value);
        } else if (parameter.required()) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit gegeven is verplicht.", parameter.name());
        }
    }

    /** The parameters of an act that was handed in: what it is about, and its key. */
    static Map<String, String> parameters(HandedIn act, Contract.Operation operation) {
        Map<String, String> values = new HashMap<>();
        for (Contract.Parameter parameter : operation.parameters()) {
            UUID value = parameter.in().equals("path") ? act.entityId() : act.mutationId();
            take(values, parameter, value == null ? null : value.toString());
        }
        return values;
    }

    private static String safeName(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,40}") ? name : "query";
    }

    private static @Nullable String value(RoutingContext context, MultiMap query, Contract.Parameter parameter) {
        return switch (parameter.in()) {
            case "path" -> context.pathParam(parameter.name());
            case "query" -> single(query.getAll(parameter.name()), parameter.name());
            default -> single(context.request().headers().getAll(parameter.name()), parameter.name());
        };
    }

    private static @Nullable String single(List<String> values, String name) {
        if (values.size() > 1) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit gegeven staat er tweemaal in.", name);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static JsonNode typed(Contract.Parameter parameter, String value) {
        return switch (parameter.type()) {
            case "integer" ->
                value.matches("-?[0-9]{1,15}") ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? BooleanNode.valueOf(value.equals("true"))
                        : TextNode.valueOf(value);
            default -> TextNode.valueOf(value);
        };
    }

    /** The body of a request as it came, unpacked where it was packed, and checked where it is JSON. */
    static Content content(HttpServerRequest request, Contract.Operation operation, byte[] sent) {
        Contract.Body body = operation.body();
        if (body == null || body.schema() == null) {
            return new Content(null, sent, List.of());
        }
        byte[] bytes = GZIP.equalsIgnoreCase(request.getHeader("Content-Encoding"))
                ? Gzip.unpack(sent, body.maxBytes())
                : sent;
        if (body.list() == null) {
            return content(body.schema(), Json.parse(bytes));
        }
        JsonList.Split split = JsonList.split(bytes, body.list().field());
        if (split.elements().size() > body.list().maxItems()) {
            throw CommonProblem.TOO_LARGE.refuse("Hoogstens " + body.list().maxItems() + " onderdelen.");
        }
        JsonNode envelope = Json.parse(split.envelope());
        SchemaFindings.checkBody(body.schema(), envelope);
        return new Content(envelope, bytes, split.elements());
    }

    /** A body that did not come as one, held against the same schema. */
    static Content content(Schema schema, JsonNode json) {
        SchemaFindings.checkBody(schema, json);
        return new Content(json, new byte[0], List.of());
    }

    /**
     * What a request carries.
     *
     * @param json the body; null where the operation takes none or takes another media type
     * @param bytes as it came
     * @param items the elements of the list that are judged each by itself
     */
    record Content(@Nullable JsonNode json, byte[] bytes, List<byte[]> items) {}
}
