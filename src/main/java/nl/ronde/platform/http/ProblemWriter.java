package nl.ronde.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import nl.ronde.platform.db.ConstraintViolation;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a refusal or a fault becomes {@code application/problem+json} (RFC 9457). */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final Map<String, Problem> constraints;

    /**
     * A writer.
     *
     * @param constraints what a constraint of the database means to the caller, by its name in the migrations
     */
    public ProblemWriter(Map<String, Problem> constraints) {
        this.constraints = Map.copyOf(constraints);
    }

    /** The refusal that a failure means; a fault of ours is logged and becomes {@code internal-error}. */
    Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof ConstraintViolation violation && constraints.containsKey(violation.constraint())) {
            return constraints.get(violation.constraint()).refuse();
        }
        if (failure instanceof HttpClosedException) {
            // The caller went away; nobody reads the answer.
            return CommonProblem.REQUEST_TIMEOUT.refuse();
        }
        LOG.error("a request failed by a fault of the server", failure);
        return CommonProblem.INTERNAL.refuse();
    }

    void write(HttpServerResponse response, Refusal refusal, String requestId) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        Problem problem = refusal.problem();
        if (refusal.retryAfterSeconds() != null) {
            response.putHeader("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        // An answer to HEAD has no body to say it in.
        response.putHeader("X-Problem-Code", problem.code());
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(Json.bytes(ProblemDocument.of(refusal, requestId))));
    }
}
