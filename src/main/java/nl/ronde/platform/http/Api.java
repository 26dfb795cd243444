package nl.ronde.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request: strictness, sign-in, contract, role, use case, answer. Modules bind their operations by
 * operationId; the server does not start while one of the contract is not bound or one bound is not in the contract.
 */
public final class Api {
    private static final long BODY_MUST_ARRIVE_WITHIN_MS =
            Duration.ofSeconds(10).toMillis();
    private static final String ID = "requestId";
    private static final String SESSION = "session";

    private final Contract contract;
    private final Authenticator authenticator;
    private final ProblemWriter problems;
    private final BusinessClock clock;
    private final RequestLog log;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    /** An API without operations yet. */
    public Api(
            Contract contract,
            Authenticator authenticator,
            ProblemWriter problems,
            BusinessClock clock,
            RequestLog log) {
        this.contract = contract;
        this.authenticator = authenticator;
        this.problems = problems;
        this.clock = clock;
        this.log = log;
    }

    /** Binds an operation of the contract to what it does. */
    public void bind(String operationId, Endpoint endpoint) {
        contract.operation(operationId);
        if (endpoints.put(operationId, endpoint) != null) {
            throw new IllegalStateException("bound twice: " + operationId);
        }
    }

    /** The router of everything bound. */
    public Router router(Vertx vertx) {
        TreeSet<String> unbound = new TreeSet<>(contract.operations().keySet());
        unbound.removeAll(endpoints.keySet());
        if (!unbound.isEmpty()) {
            throw new IllegalStateException("operations of the contract that nothing answers: " + unbound);
        }
        Router router = Router.router(vertx);
        router.route().handler(this::begin);
        contract.operations().values().stream()
                // An address without a parameter is more exact than one with it, and is asked first.
                .sorted(Comparator.comparing((Contract.Operation operation) ->
                                operation.path().contains("{"))
                        .thenComparing(Contract.Operation::path))
                .forEach(operation -> mount(router, operation));
        for (CommonProblem problem : CommonProblem.values()) {
            router.errorHandler(problem.status(), this::failed);
        }
        return router;
    }

    private void mount(Router router, Contract.Operation operation) {
        String path = operation.path().replaceAll("\\{([A-Za-z]+)}", ":$1");
        var route = router.route(HttpMethod.valueOf(operation.method()), path);
        route.handler(context -> head(context, operation));
        if (operation.body() != null) {
            BodyHandler reader =
                    BodyHandler.create(false).setBodyLimit(operation.body().maxBytes());
            route.handler((Handler<RoutingContext>) context -> readBody(context, reader));
        }
        route.handler(context -> answer(context, operation));
        route.failureHandler(this::failed);
    }

    private void begin(RoutingContext context) {
        String requestId = Ids.next().toString();
        context.put(ID, requestId);
        HttpServerResponse response = context.response();
        response.putHeader("X-Request-Id", requestId)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        log.begin(context, requestId);
        try {
            HttpStrictness.check(context.request());
        } catch (Refusal refusal) {
            // The connection's framing is in doubt: nothing more is read from it.
            response.putHeader("Connection", "close");
            response.endHandler(done -> context.request().connection().close());
            problems.write(response, refusal, requestId);
            return;
        }
        context.next();
    }

    private void head(RoutingContext context, Contract.Operation operation) {
        log.operation(context, operation.id());
        HttpServerRequest request = context.request();
        if (!operation.anonymous()) {
            String header = request.getHeader("Authorization");
            if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
                throw CommonProblem.UNAUTHENTICATED.refuse();
            }
            context.put(SESSION, authenticator.check(header.substring(7).trim()));
        }
        RequestReader.checkHead(request, operation);
        context.next();
    }

    private static void readBody(RoutingContext context, BodyHandler reader) {
        long timer = context.vertx().setTimer(BODY_MUST_ARRIVE_WITHIN_MS, late -> {
            if (!context.request().isEnded()) {
                context.fail(CommonProblem.REQUEST_TIMEOUT.refuse());
            }
        });
        context.addEndHandler(done -> context.vertx().cancelTimer(timer));
        reader.handle(context);
    }

    private void answer(RoutingContext context, Contract.Operation operation) {
        String requestId = context.get(ID);
        org.slf4j.MDC.put(ID, requestId);
        try {
            Actor actor = enter(context, operation, requestId);
            byte[] bytes = operation.body() == null || context.body().buffer() == null
                    ? new byte[0]
                    : context.body().buffer().getBytes();
            Request request = new Request(
                    operation,
                    actor,
                    requestId,
                    context.request().remoteAddress().host(),
                    clock.instant(),
                    RequestReader.parameters(context, operation),
                    RequestReader.body(operation, bytes),
                    bytes);
            write(context.response(), endpoints.get(operation.id()).handle(request));
        } finally {
            org.slf4j.MDC.remove(ID);
        }
    }

    private @Nullable Actor enter(RoutingContext context, Contract.Operation operation, String requestId) {
        if (operation.anonymous()) {
            return null;
        }
        Authenticator.Session session = context.get(SESSION);
        Actor actor = session.enter(requestId);
        log.actor(context, actor);
        boolean allowed = operation.roles().isEmpty();
        for (Role role : operation.roles()) {
            allowed |= actor.is(role);
        }
        if (!allowed) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        return actor;
    }

    private static void write(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.mediaType().isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", reply.mediaType()).end(Buffer.buffer(reply.body()));
        }
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        Refusal refusal = failure == null || failure instanceof HttpException
                ? byStatus(context.statusCode())
                : problems.refusal(failure);
        log.refused(context, refusal.problem().code());
        if (refusal.problem().status() == 413 || refusal.problem().status() == 408) {
            context.response().putHeader("Connection", "close");
            context.response().endHandler(done -> context.request().connection().close());
        }
        problems.write(context.response(), refusal, context.get(ID));
    }

    private static Refusal byStatus(int status) {
        for (CommonProblem problem : CommonProblem.values()) {
            if (problem.status() == status && problem != CommonProblem.MALFORMED_JSON) {
                return problem.refuse();
            }
        }
        return CommonProblem.INTERNAL.refuse();
    }
}
