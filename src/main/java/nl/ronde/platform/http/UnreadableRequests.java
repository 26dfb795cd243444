package nl.ronde.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;

/** Answers what never became a request: a line or head that is too long, or no HTTP at all. Nothing of it is logged. */
public final class UnreadableRequests implements Handler<HttpServerRequest> {
    private final ProblemWriter problems = new ProblemWriter(Map.of());

    @Override
    public void handle(HttpServerRequest request) {
        String requestId = Ids.next().toString();
        request.response().putHeader("X-Request-Id", requestId).putHeader("Connection", "close");
        problems.write(request.response(), refusal(request.decoderResult().cause()), requestId);
        request.connection().close();
    }

    private static Refusal refusal(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return CommonProblem.ADDRESS_TOO_LONG.refuse("Hoogstens 4096 tekens.");
        }
        return cause instanceof TooLongHttpHeaderException
                ? CommonProblem.HEADERS_TOO_LARGE.refuse("Hoogstens 8192 bytes.")
                : CommonProblem.MALFORMED_HTTP.refuse();
    }
}
