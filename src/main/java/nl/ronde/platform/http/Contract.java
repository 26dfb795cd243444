package nl.ronde.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI contract as the server uses it: every operation with its roles, parameters and compiled schemas. It is read
 * once, from the same file that clients get; a plain JSON Schema validator does the checking (docs/decisions.md).
 */
public final class Contract {
    /** Where the contract lies on the class path; the file in the repository is {@code api-spec/openapi.yaml}. */
    public static final String RESOURCE = "/api-spec/openapi.yaml";

    private static final String BASE = "urn:ronde:contract";
    private static final String EACH_BY_ITSELF = "x-each-by-itself";
    private static final List<String> METHODS = List.of("get", "head", "options", "post", "put", "patch", "delete");

    private final byte[] text;
    private final JsonNode document;
    private final Schema schemas;
    private final Map<String, Operation> operations = new TreeMap<>();

    private Contract(byte[] text) {
        this.text = text;
        try {
            this.document = new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract is not valid YAML", e);
        }
        this.schemas = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .preloadSchema(false)
                                .build()))
                .getSchema(SchemaLocation.of(BASE), withOpenLists());
        readOperations();
    }

    /** The contract this server was built with. */
    public static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the contract is not on the class path: " + RESOURCE);
            }
            return new Contract(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For checking: a list whose elements are judged each by itself takes anything here. */
    private JsonNode withOpenLists() {
        JsonNode copy = document.deepCopy();
        copy.findParents(EACH_BY_ITSELF).forEach(list -> ((ObjectNode) list).remove("items"));
        return copy;
    }

    /** The file as it is served to clients. */
    public byte[] text() {
        return text;
    }

    /** Every operation, by operationId. */
    public Map<String, Operation> operations() {
        return java.util.Collections.unmodifiableMap(operations);
    }

    /** The operation with this operationId. */
    public Operation operation(String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException("the contract has no operation " + operationId);
        }
        return operation;
    }

    /** The whole document, for guards that compare it with the code. */
    public JsonNode document() {
        return document;
    }

    /** The compiled schema of an answer's body, or null where the contract gives none for that status. */
    public @Nullable Schema responseSchema(String operationId, int status) {
        Operation operation = operation(operationId);
        String pointer = operation.pointer() + "/responses/" + status;
        JsonNode response = document.at(pointer);
        if (response.has("$ref")) {
            pointer = response.path("$ref").asText().substring(1);
        }
        pointer += "/content/application~1json/schema";
        return document.at(pointer).isMissingNode() ? null : schema(pointer);
    }

    private void readOperations() {
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                JsonNode node = path.getValue().path(method);
                if (!node.isMissingNode()) {
                    String pointer = "/paths/" + escape(path.getKey()) + "/" + method;
                    add(path.getKey(), method, pointer, (ObjectNode) node, path.getValue());
                }
            }
        });
    }

    private void add(String path, String method, String pointer, ObjectNode node, JsonNode pathItem) {
        String id = node.path("operationId").asText();
        List<Parameter> parameters = new ArrayList<>();
        int index = 0;
        for (JsonNode each : node.path("parameters")) {
            parameters.add(parameter(each, pointer + "/parameters/" + index++));
        }
        index = 0;
        for (JsonNode each : pathItem.path("parameters")) {
            parameters.add(parameter(each, "/paths/" + escape(path) + "/parameters/" + index++));
        }
        Set<Role> roles = new TreeSet<>();
        node.path("x-roles").forEach(role -> roles.add(Role.of(role.asText())));
        Set<String> problems = new TreeSet<>();
        node.path("x-problems").forEach(code -> problems.add(code.asText()));
        boolean anonymous =
                node.path("security").isArray() && node.path("security").isEmpty();
        Operation operation = new Operation(
                id,
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                pointer,
                anonymous,
                roles,
                parameters,
                body(node.path("requestBody"), pointer),
                produces(node),
                problems,
                node.path("x-mutation").asText(null),
                node.path("x-compress").asBoolean(),
                node.path("x-minimum-version").asBoolean(),
                answerHeaders(node));
        if (operation.minimumVersion()
                && parameters.stream().noneMatch(each -> each.name().equals(MinimumVersion.HEADER))) {
            throw new IllegalStateException(
                    id + " has a minimum version and does not declare " + MinimumVersion.HEADER);
        }
        if (id.isEmpty() || operations.put(id, operation) != null) {
            throw new IllegalStateException("operationId is missing or stands twice: " + method + " " + path);
        }
    }

    private Parameter parameter(JsonNode node, String pointer) {
        String at = pointer;
        JsonNode parameter = node;
        if (node.has("$ref")) {
            at = node.path("$ref").asText().substring(1);
            parameter = document.at(at);
        }
        JsonNode type = resolve(parameter.path("schema")).path("type");
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                type.asText("string"),
                schema(at + "/schema"));
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref")
                ? resolve(document.at(schema.path("$ref").asText().substring(1)))
                : schema;
    }

    private @Nullable Body body(JsonNode node, String pointer) {
        if (node.isMissingNode()) {
            return null;
        }
        String mediaType = node.path("content").fieldNames().next();
        int limit = node.path("x-max-bytes").asInt(Body.DEFAULT_LIMIT);
        Schema schema = mediaType.equals("application/json")
                ? schema(pointer + "/requestBody/content/application~1json/schema")
                : null;
        JsonNode shape = resolve(node.path("content").path(mediaType).path("schema"));
        return new Body(
                mediaType,
                limit,
                schema,
                node.path("x-gzip").asBoolean(),
                shape.path("properties").properties().stream()
                        .filter(property ->
                                property.getValue().path(EACH_BY_ITSELF).asBoolean())
                        .map(property -> new Body.OpenList(
                                property.getKey(),
                                property.getValue().path("maxItems").asInt()))
                        .findFirst()
                        .orElse(null));
    }

    private static Map<String, String> answerHeaders(JsonNode node) {
        Map<String, String> headers = new TreeMap<>();
        node.path("x-answer-headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private Set<String> produces(JsonNode node) {
        Set<String> types = new TreeSet<>();
        node.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                resolve(response.getValue()).path("content").fieldNames().forEachRemaining(types::add);
            }
        });
        return types;
    }

    /** Of the one schema that was read: asked for by its whole address, the library would read the document once more. */
    private Schema schema(String pointer) {
        return schemas.getRefSchema(SchemaLocation.of(BASE + "#" + pointer).getFragment());
    }

    private static String escape(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    /** A schema of {@code components/schemas}. */
    public Schema componentSchema(String name) {
        return schema("/components/schemas/" + name);
    }

    /**
     * Holds something that came inside a body against a schema of {@code components/schemas}.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code invalid-request}
     */
    public void check(String name, JsonNode value) {
        SchemaFindings.checkBody(componentSchema(name), value);
    }

    /**
     * One operation.
     *
     * @param id operationId, the word for it everywhere
     * @param pointer where it stands in the document
     * @param anonymous true where no sign-in is asked
     * @param roles who may call it; empty with {@code anonymous} false means every signed-in user
     * @param produces media types of its successful answers
     * @param problems the codes it may refuse with, beyond the common ones
     * @param mutation the type under which a phone may hand this act in later; null for what is not such an act
     * @param compress whether the answer is packed where the caller takes that
     * @param minimumVersion true where an app below the least version is refused ({@code x-minimum-version})
     * @param answerHeaders what every answer of it carries, a refusal too ({@code x-answer-headers})
     */
    public record Operation(
            String id,
            String method,
            String path,
            String pointer,
            boolean anonymous,
            Set<Role> roles,
            List<Parameter> parameters,
            @Nullable Body body,
            Set<String> produces,
            Set<String> problems,
            @Nullable String mutation,
            boolean compress,
            boolean minimumVersion,
            Map<String, String> answerHeaders) {}

    /** One parameter in path, query or header. */
    public record Parameter(String name, String in, boolean required, String type, Schema schema) {}

    /**
     * What an operation takes.
     *
     * @param maxBytes the most, unpacked
     * @param schema where it is JSON
     * @param gzip whether it may come packed
     * @param list the list in it whose elements are judged each by itself, if there is one
     */
    public record Body(
            String mediaType,
            int maxBytes,
            @Nullable Schema schema,
            boolean gzip,
            @Nullable OpenList list) {
        static final int DEFAULT_LIMIT = 64 * 1024;

        /** A list of the body, and how many elements it may have. */
        public record OpenList(String field, int maxItems) {}
    }
}
