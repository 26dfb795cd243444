package nl.ronde.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.act.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line per request: operation, status, time taken, request id, and the pseudonymous ids of provider and user. The
 * address itself is never logged, nor any header or body: they may hold personal data.
 */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String OPERATION = "operationId";
    private static final String ACTOR = "actor";
    private static final String CODE = "problemCode";

    private final MeterRegistry metrics;

    /** A log that also counts and times requests per operation and status. */
    public RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void begin(RoutingContext context, String requestId) {
        long began = System.nanoTime();
        context.addEndHandler(done -> write(context, requestId, (System.nanoTime() - began) / 1_000));
    }

    void operation(RoutingContext context, String operationId) {
        context.put(OPERATION, operationId);
    }

    void actor(RoutingContext context, Actor actor) {
        context.put(ACTOR, actor);
    }

    void refused(RoutingContext context, String code) {
        context.put(CODE, code);
    }

    private void write(RoutingContext context, String requestId, long micros) {
        metrics.timer(
                        "ronde.requests",
                        "operation",
                        String.valueOf((Object) context.get(OPERATION)),
                        "status",
                        String.valueOf(context.response().getStatusCode()))
                .record(micros, TimeUnit.MICROSECONDS);
        // It stands in the line itself; twice would make a JSON object with a double key.
        MDC.remove("requestId");
        if (!LOG.isInfoEnabled()) {
            return;
        }
        var line = LOG.atInfo()
                .addKeyValue("requestId", requestId)
                .addKeyValue("method", context.request().method().name())
                .addKeyValue(OPERATION, String.valueOf((Object) context.get(OPERATION)))
                .addKeyValue("status", context.response().getStatusCode())
                .addKeyValue("micros", micros);
        Actor actor = context.get(ACTOR);
        if (actor != null) {
            line = line.addKeyValue("providerId", actor.providerId().toString())
                    .addKeyValue("userId", String.valueOf(actor.userId()));
        }
        String code = context.get(CODE);
        if (code != null) {
            line = line.addKeyValue("problem", code);
        }
        line.log("request");
    }
}
