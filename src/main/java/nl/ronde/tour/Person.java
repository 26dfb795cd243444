package nl.ronde.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.App;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the story at a screen or a phone: calls operations by their name in the contract, over HTTP, and signs in
 * again when the token has run out, which it does whenever the story's clock jumps.
 */
final class Person {
    private final HttpClient http;
    private final String address;
    private final String username;
    private final String password;
    private @Nullable String token;

    Person(HttpClient http, String address, String username, String password) {
        this.http = http;
        this.address = address;
        this.username = username;
        this.password = password;
    }

    /** Calls an operation; parameters of path, query and header by name. */
    Answer call(String operationId, Map<String, ?> parameters, @Nullable Object body) {
        Answer answer = send(operationId, parameters, body);
        if (answer.status() == 401 && !username.isEmpty()) {
            token = signIn();
            answer = send(operationId, parameters, body);
        }
        if (answer.status() >= 400) {
            throw new TourFailure(operationId + " was refused: " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    Answer call(String operationId, Map<String, ?> parameters) {
        return call(operationId, parameters, null);
    }

    private String signIn() {
        Answer answer = send("createToken", Map.of(), Map.of("username", username, "password", password));
        if (answer.status() != 200) {
            throw new TourFailure("the sign-in of " + username + " was refused: " + answer.text());
        }
        return answer.json().path("accessToken").asText();
    }

    private Answer send(String operationId, Map<String, ?> parameters, @Nullable Object body) {
        Contract.Operation operation = App.contract().operation(operationId);
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        if (operation.parameters().stream().anyMatch(each -> each.name().equals("Idempotency-Key"))) {
            all.putIfAbsent("Idempotency-Key", Ids.next());
        }
        for (Map.Entry<String, Object> each : all.entrySet()) {
            String value = String.valueOf(each.getValue());
            if (path.contains("{" + each.getKey() + "}")) {
                path = path.replace("{" + each.getKey() + "}", value);
            } else if (each.getKey().contains("-")) {
                request.header(each.getKey(), value);
            } else {
                query.add(each.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        if (token != null && !operation.anonymous()) {
            request.header("Authorization", "Bearer " + token);
        }
        Contract.Body takes = operation.body();
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.noBody();
        if (takes != null) {
            request.header("Content-Type", takes.mediaType());
            content = HttpRequest.BodyPublishers.ofByteArray(
                    body instanceof byte[] raw ? raw : Json.bytes(body == null ? Map.of() : body));
        }
        request.uri(URI.create(address + path + (query.isEmpty() ? "" : "?" + String.join("&", query))));
        return send(request.method(operation.method(), content).build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Content-Disposition").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the server said. */
    record Answer(int status, byte[] bytes, String etag, String disposition) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.parse(bytes);
        }

        String field(String name) {
            return json().path(name).asText();
        }
    }
}
