package nl.ronde.platform.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;

/**
 * The port of the operator: health, metrics, and the clock of a demo. Not for the outside world.
 *
 * <ul>
 *   <li>{@code GET /health/live}: the process answers.
 *   <li>{@code GET /health/ready}: it can do its work: the database answers and it is not stopping.
 *   <li>{@code GET /metrics}: Prometheus.
 *   <li>{@code POST /clock {"now": instant}}: moves the business clock forward and runs what became due; only with the demo
 *       provider loaded.
 * </ul>
 */
public final class Management {
    private final BooleanSupplier ready;
    private final PrometheusMeterRegistry metrics;
    private final BusinessClock clock;
    private final BooleanSupplier clockMayMove;
    private final Runnable afterClockMoved;

    /** The management operations. */
    public Management(
            BooleanSupplier ready,
            PrometheusMeterRegistry metrics,
            BusinessClock clock,
            BooleanSupplier clockMayMove,
            Runnable afterClockMoved) {
        this.ready = ready;
        this.metrics = metrics;
        this.clock = clock;
        this.clockMayMove = clockMayMove;
        this.afterClockMoved = afterClockMoved;
    }

    /** The router of the management port. */
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(context -> answer(context, 200, Map.of("status", "UP")));
        router.get("/health/ready").handler(this::readiness);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape()));
        router.get("/clock").handler(context -> answer(context, 200, Map.of("now", clock.instant())));
        router.post("/clock")
                .handler(BodyHandler.create(false).setBodyLimit(1_024))
                .handler(this::moveClock);
        return router;
    }

    private void readiness(RoutingContext context) {
        boolean up = ready.getAsBoolean();
        answer(context, up ? 200 : 503, Map.of("status", up ? "UP" : "DOWN"));
    }

    private void moveClock(RoutingContext context) {
        try {
            if (!clockMayMove.getAsBoolean()) {
                answer(
                        context,
                        403,
                        Map.of("code", "clock-is-not-movable", "title", "De klok is alleen in de demo te verzetten."));
                return;
            }
            JsonNode body = Json.parse(
                    context.body().buffer() == null
                            ? new byte[0]
                            : context.body().buffer().getBytes());
            Instant now = clock.moveTo(Instant.parse(body.path("now").asText()));
            afterClockMoved.run();
            answer(context, 200, Map.of("now", now));
        } catch (Refusal e) {
            if (e.problem() == CommonProblem.UNAVAILABLE) {
                context.response().putHeader("Retry-After", "2");
                answer(
                        context,
                        503,
                        Map.of("code", e.problem().code(), "title", e.problem().title()));
            } else {
                answerUnreadable(context);
            }
        } catch (DateTimeParseException e) {
            answerUnreadable(context);
        } catch (IllegalArgumentException e) {
            answer(context, 409, Map.of("code", "clock-only-forward", "title", "De klok gaat alleen vooruit."));
        }
    }

    private static void answerUnreadable(RoutingContext context) {
        answer(
                context,
                400,
                Map.of("code", "invalid-request", "title", "Verwacht wordt {\"now\": \"2026-01-05T09:00:00Z\"}."));
    }

    private static void answer(RoutingContext context, int status, Object body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Json.write(body));
    }
}
