package nl.ronde.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Refuses requests that two readers could understand differently, and addresses that hold a BSN. The server behind this
 * accepts some of them; a proxy in front may not be there.
 */
final class HttpStrictness {
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private HttpStrictness() {}

    static void check(HttpServerRequest request) {
        if (!METHODS.contains(request.method())) {
            throw CommonProblem.METHOD_NOT_ALLOWED.refuse();
        }
        checkFraming(request);
        checkAddress(request);
    }

    private static void checkFraming(HttpServerRequest request) {
        if (request.headers().getAll("Host").size() > 1) {
            throw CommonProblem.MALFORMED_HTTP.refuse("Er staan twee Host-regels in.");
        }
        List<String> lengths = request.headers().getAll("Content-Length");
        List<String> encodings = request.headers().getAll("Transfer-Encoding");
        if (lengths.size() > 1 || (!lengths.isEmpty() && !encodings.isEmpty())) {
            throw CommonProblem.MALFORMED_HTTP.refuse("De lengte van de inhoud is niet eenduidig.");
        }
        if (!lengths.isEmpty() && !lengths.getFirst().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw CommonProblem.MALFORMED_HTTP.refuse("De lengte van de inhoud is geen getal.");
        }
        if (encodings.size() > 1
                || (!encodings.isEmpty() && !encodings.getFirst().equalsIgnoreCase("chunked"))) {
            throw CommonProblem.MALFORMED_HTTP.refuse("Deze Transfer-Encoding kent de server niet.");
        }
    }

    private static void checkAddress(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/")) {
            throw CommonProblem.MALFORMED_HTTP.refuse("Het adres begint niet met een schuine streep.");
        }
        // No address of ours needs an escape, a dot segment, a double or a trailing slash: whoever sends one looks for
        // a way around.
        if (path.contains("%")
                || path.contains("//")
                || path.contains("/.")
                || (path.length() > 1 && path.endsWith("/"))) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
        for (String segment : path.split("/")) {
            refuseBsn(segment);
        }
        parameters(request).forEach((name, value) -> {
            refuseBsn(value);
            refuseBsn(name);
            refuseBrokenText(name);
            refuseBrokenText(value);
        });
    }

    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw CommonProblem.MALFORMED_HTTP.refuse("Een procent-teken in het adres is niet goed.");
        }
    }

    /** Bytes that were no UTF-8 arrive as the replacement character; NUL would be refused by PostgreSQL only. */
    private static void refuseBrokenText(String text) {
        if (text.chars().anyMatch(c -> c == '\uFFFD' || Character.isISOControl(c))) {
            throw CommonProblem.MALFORMED_HTTP.refuse("Een zoekterm in het adres bevat een verboden teken.");
        }
    }

    private static void refuseBsn(String part) {
        if (part.length() == 9 && part.chars().allMatch(c -> c >= '0' && c <= '9') && passesElevenTest(part)) {
            throw CommonProblem.BSN_IN_ADDRESS.refuse();
        }
    }

    private static boolean passesElevenTest(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int weight = i == 8 ? -1 : 9 - i;
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }
}
