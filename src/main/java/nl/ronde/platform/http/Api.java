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
import java.util.stream.Collectors;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Acting;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.HandedIn;
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
    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    /** A body that is kept as far as it came may be slow; silence is ended by the port's read time-out. */
    private static final Duration PIECES_WITHIN = Duration.ofMinutes(10);

    private static final String ID = "requestId";
    private static final String SESSION = "session";
    private static final String PIECES = "pieces";

    private final Contract contract;
    private final Authenticator authenticator;
    private final ProblemWriter problems;
    private final BusinessClock clock;
    private final RequestLog log;
    private final MinimumVersion minimumVersion;
    private final Duration bodyWithin;
    private final ClosingConnections closing = new ClosingConnections();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, PieceEndpoint> pieceEndpoints = new LinkedHashMap<>();

    /** An API without operations yet. */
    public Api(
            Contract contract,
            Authenticator authenticator,
            ProblemWriter problems,
            BusinessClock clock,
            RequestLog log,
            MinimumVersion minimumVersion) {
        this(contract, authenticator, problems, clock, log, minimumVersion, BODY_WITHIN);
    }

    /** As above with another patience for bodies: for the test of slow clients. */
    Api(
            Contract contract,
            Authenticator authenticator,
            ProblemWriter problems,
            BusinessClock clock,
            RequestLog log,
            MinimumVersion minimumVersion,
            Duration bodyWithin) {
        this.contract = contract;
        this.authenticator = authenticator;
        this.problems = problems;
        this.clock = clock;
        this.log = log;
        this.minimumVersion = minimumVersion;
        this.bodyWithin = bodyWithin;
    }

    /** Binds an operation of the contract to what it does. */
    public void bind(String operationId, Endpoint endpoint) {
        refuseSecond(operationId);
        endpoints.put(operationId, endpoint);
    }

    /** Binds an operation whose body is taken piece by piece, and kept as far as it came. */
    public void bindPieces(String operationId, PieceEndpoint endpoint) {
        refuseSecond(operationId);
        pieceEndpoints.put(operationId, endpoint);
    }

    private void refuseSecond(String operationId) {
        contract.operation(operationId);
        if (endpoints.containsKey(operationId) || pieceEndpoints.containsKey(operationId)) {
            throw new IllegalStateException("bound twice: " + operationId);
        }
    }

    /** The router of everything bound. */
    public Router router(Vertx vertx) {
        TreeSet<String> unbound = new TreeSet<>(contract.operations().keySet());
        unbound.removeAll(endpoints.keySet());
        unbound.removeAll(pieceEndpoints.keySet());
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
        route.failureHandler(this::failed);
        if (pieceEndpoints.containsKey(operation.id())) {
            route.handler(context -> takePieces(context, operation));
            return;
        }
        if (operation.body() != null) {
            BodyHandler reader =
                    BodyHandler.create(false).setBodyLimit(operation.body().maxBytes());
            route.handler((Handler<RoutingContext>) context -> readBody(context, reader));
        }
        route.handler(context -> answer(context, operation));
    }

    private void begin(RoutingContext context) {
        if (closing.has(context)) {
            // Sent behind a request after which nothing more is read: it gets no answer.
            return;
        }
        identify(context);
        if (context.request().headers().contains("Transfer-Encoding")) {
            // The server has already taken away a Content-Length beside it, and whoever passed the request on may have
            // believed that one: no second request is read from this connection (RFC 9112 6.1).
            closing.afterAnswer(context);
        }
        try {
            HttpStrictness.check(context.request());
        } catch (Refusal refusal) {
            refuseAndClose(context, refusal);
            return;
        }
        context.next();
    }

    private void identify(RoutingContext context) {
        String requestId = Ids.next().toString();
        context.put(ID, requestId);
        context.response()
                .putHeader("X-Request-Id", requestId)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        log.begin(context, requestId);
    }

    /** The connection's framing is in doubt: nothing more is read from it. */
    private void refuseAndClose(RoutingContext context, Refusal refusal) {
        log.refused(context, refusal.problem().code());
        closing.afterAnswer(context);
        problems.write(context.response(), refusal, context.get(ID));
    }

    private void head(RoutingContext context, Contract.Operation operation) {
        log.operation(context, operation.id());
        operation.answerHeaders().forEach(context.response()::putHeader);
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

    private void readBody(RoutingContext context, BodyHandler reader) {
        long timer = context.vertx().setTimer(bodyWithin.toMillis(), late -> {
            if (!context.request().isEnded()) {
                context.fail(CommonProblem.REQUEST_TIMEOUT.refuse());
            }
        });
        context.addEndHandler(done -> context.vertx().cancelTimer(timer));
        reader.handle(context);
    }

    private void answer(RoutingContext context, Contract.Operation operation) {
        byte[] bytes = operation.body() == null || context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        write(context, operation, run(context, operation, bytes, endpoints.get(operation.id())));
    }

    private void takePieces(RoutingContext context, Contract.Operation operation) {
        PieceEndpoint endpoint = pieceEndpoints.get(operation.id());
        context.put(PIECES, true);
        new PieceReader(
                        context,
                        operation.body().maxBytes(),
                        (piece, before) -> run(context, operation, piece, request -> endpoint.take(request, before)),
                        reply -> write(context, operation, reply))
                .read(PIECES_WITHIN);
    }

    private Reply run(RoutingContext context, Contract.Operation operation, byte[] bytes, Endpoint endpoint) {
        String requestId = context.get(ID);
        org.slf4j.MDC.put(ID, requestId);
        try {
            Actor actor = enter(context, operation, requestId);
            Map<String, String> parameters = RequestReader.parameters(context, operation);
            minimumVersion.check(operation, parameters);
            Request request = new Request(
                    operation,
                    actor,
                    requestId,
                    context.request().remoteAddress().host(),
                    clock.instant(),
                    parameters,
                    RequestReader.content(context.request(), operation, bytes),
                    null);
            return Acting.as(actor, () -> endpoint.handle(request));
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
        requireRole(actor, operation);
        return actor;
    }

    private static void requireRole(Actor actor, Contract.Operation operation) {
        boolean allowed = operation.roles().isEmpty();
        for (Role role : operation.roles()) {
            allowed |= actor.is(role);
        }
        if (!allowed) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
    }

    /**
     * Carries out an act that was handed in later: through the same contract, role and use case as if it had been sent to
     * its own address.
     */
    public Reply perform(HandedIn act) {
        Request request = request(act);
        return Acting.as(act.actor(), () -> endpoints.get(act.operationId()).handle(request));
    }

    /** The act as its operation sees it: with its key, the hash of its content and its corrected time. */
    public Act act(HandedIn act) {
        return request(act).act();
    }

    private Request request(HandedIn act) {
        Contract.Operation operation = contract.operation(act.operationId());
        requireRole(act.actor(), operation);
        return new Request(
                operation,
                act.actor(),
                act.requestId(),
                "",
                act.receivedAt(),
                RequestReader.parameters(act, operation),
                RequestReader.content(operation.body().schema(), act.body()),
                act);
    }

    /** What a failure of {@link #perform} means to who handed the act in; a fault of ours is logged. */
    public Refusal refusal(RuntimeException failure) {
        return problems.refusal(failure);
    }

    private static void write(RoutingContext context, Contract.Operation operation, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.mediaType().isEmpty()) {
            response.end();
            return;
        }
        response.putHeader("Content-Type", reply.mediaType());
        byte[] body = reply.body();
        if (operation.compress()) {
            response.putHeader("Vary", "Accept-Encoding");
            if (Gzip.isWanted(context.request().getHeader("Accept-Encoding"), body)) {
                response.putHeader("Content-Encoding", "gzip");
                body = Gzip.pack(body);
            }
        }
        response.end(Buffer.buffer(body));
    }

    private void failed(RoutingContext context) {
        if (context.get(ID) == null) {
            if (closing.has(context)) {
                return;
            }
            // The router itself refused it, before the first route: no Host, or an address that is none.
            identify(context);
            refuseAndClose(context, CommonProblem.MALFORMED_HTTP.refuse());
            return;
        }
        Throwable failure = context.failure();
        Refusal refusal = failure == null || failure instanceof HttpException
                ? byStatus(context.statusCode())
                : problems.refusal(failure);
        log.refused(context, refusal.problem().code());
        boolean midBody = context.get(PIECES) != null && !context.request().isEnded();
        if (midBody || refusal.problem() == CommonProblem.TOO_LARGE) {
            closing.onceRead(context);
        }
        if (refusal.problem() == CommonProblem.REQUEST_TIMEOUT) {
            closing.afterAnswer(context);
        }
        if (refusal.problem() == CommonProblem.METHOD_NOT_ALLOWED) {
            context.response().putHeader("Allow", methodsAt(context.request().path()));
        }
        problems.write(context.response(), refusal, context.get(ID));
    }

    /** What the contract knows at an address (RFC 9110 15.5.6: a 405 names it). */
    private String methodsAt(String path) {
        return contract.operations().values().stream()
                .filter(operation -> path.matches(operation.path().replaceAll("\\{[A-Za-z]+}", "[^/]+")))
                .map(Contract.Operation::method)
                .sorted()
                .collect(Collectors.joining(", "));
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
