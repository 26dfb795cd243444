package nl.ronde.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.ronde.App;
import nl.ronde.platform.http.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API over real HTTP as one person. Every answer is held against the contract: its status must be listed and its
 * body must fit the schema, so that the contract cannot promise what the server does not do.
 */
public final class TestClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestApp app;
    private final @Nullable String token;

    TestClient(TestApp app, @Nullable String token) {
        this.app = app;
        this.token = token;
    }

    /** The same server as another person. */
    public TestClient signedIn(String username, String password) {
        Answer answer = call("createToken", Map.of(), json("username", username, "password", password));
        assertThat(answer.status())
                .as("sign-in of %s: %s", username, answer.text())
                .isEqualTo(200);
        return new TestClient(app, answer.json().path("accessToken").asText());
    }

    /** The same server with this access token. */
    public TestClient withToken(String accessToken) {
        return new TestClient(app, accessToken);
    }

    /** The access token of this caller. */
    public String token() {
        return java.util.Objects.requireNonNull(token, "not signed in");
    }

    /** Calls an operation by its operationId; path and query parameters by name, headers with a capital and a dash. */
    public Answer call(String operationId, Map<String, ?> parameters, @Nullable Object body) {
        Answer answer = send(request(app.server().httpPort(), token, operationId, parameters, body));
        checkAgainstContract(App.contract().operation(operationId), answer);
        return answer;
    }

    /** The request that {@link #call(String, Map, Object)} would send, to any server. */
    public static HttpRequest request(
            int port, @Nullable String token, String operationId, Map<String, ?> parameters, @Nullable Object body) {
        Contract.Operation operation = App.contract().operation(operationId);
        String path = operation.path();
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (Map.Entry<String, ?> each : parameters.entrySet()) {
            String value = String.valueOf(each.getValue());
            if (path.contains("{" + each.getKey() + "}")) {
                path = path.replace("{" + each.getKey() + "}", value);
            } else if (each.getKey().contains("-")) {
                request.header(each.getKey(), value);
            } else {
                query.add(each.getKey() + "=" + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        boolean needsKey =
                operation.parameters().stream().anyMatch(p -> p.name().equals("Idempotency-Key"));
        if (needsKey && !parameters.containsKey("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        String address = "http://127.0.0.1:" + port + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        request.uri(URI.create(address));
        if (operation.body() != null) {
            request.header("Content-Type", operation.body().mediaType());
            request.method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        } else {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        }
        return request.build();
    }

    /** Calls an operation without body. */
    public Answer call(String operationId, Map<String, ?> parameters) {
        return call(operationId, parameters, null);
    }

    /** Calls an operation without parameters and body. */
    public Answer call(String operationId) {
        return call(operationId, Map.of(), null);
    }

    /** Sends a request as it is, to this server. */
    public static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(@Nullable Object body) {
        try {
            if (body == null) {
                return new byte[0];
            }
            return body instanceof byte[] raw
                    ? raw
                    : body instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkAgainstContract(Contract.Operation operation, Answer answer) {
        if (operation.method().equals("HEAD") && answer.status() >= 400) {
            assertThat(answer.text()).isEmpty();
            assertThat(answer.code()).isNotEmpty();
            return;
        }
        if (answer.status() >= 400) {
            Schema problem = App.contract().componentSchema("Problem");
            assertThat(problem.validate(answer.json()))
                    .as("%s: %s", operation.id(), answer.text())
                    .isEmpty();
            assertThat(Pattern.compile("[0-9]{9}")
                            .matcher(answer.text().replaceAll("[0-9a-f-]{36}", ""))
                            .find())
                    .as("a problem holds nine digits: %s", answer.text())
                    .isFalse();
            return;
        }
        JsonNode responses = App.contract().document().at(operation.pointer() + "/responses");
        assertThat(responses.has(String.valueOf(answer.status())))
                .as("%s answered %s, which its contract does not list", operation.id(), answer.status())
                .isTrue();
        Schema schema = App.contract().responseSchema(operation.id(), answer.status());
        if (schema != null) {
            assertThat(schema.validate(answer.json()))
                    .as("%s: %s", operation.id(), answer.text())
                    .isEmpty();
        }
    }

    /** A JSON object of alternating names and values; null values are left out. */
    public static Map<String, Object> json(Object... namesAndValues) {
        Map<String, Object> object = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
            }
        }
        return object;
    }

    /** An answer of the server. */
    public record Answer(int status, Map<String, List<String>> headers, String text, byte[] bytes) {
        /** The body as JSON. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        /** The code of a problem; an answer to HEAD has it in a header only. */
        public String code() {
            String header = header("X-Problem-Code");
            return text.isEmpty() && header != null
                    ? header
                    : json().path("code").asText();
        }

        /** A header's first value. */
        public @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        /** Fails the test unless the status is this one. */
        public Answer expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** Fails the test unless this is the refusal with this status and code. */
        public Answer expectProblem(int expected, String code) {
            assertThat(status + " " + (status >= 400 ? code() : "")).as(text).isEqualTo(expected + " " + code);
            return this;
        }

        /** The text of a field of the body. */
        public String field(String name) {
            return json().path(name).asText();
        }
    }
}
