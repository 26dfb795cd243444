package nl.ronde.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    /** A body that is kept as far as it came may be slow; silence is ended by the port's read time-out. */
    private static final Duration PIECES_WITHIN = Duration.ofMinutes(10);

    /** How long a refused sender may be silent, and how many such whiles it may go on for. */
    private static final Duration LINGER_SILENT = Duration.ofMillis(400);

    private static final int LINGER_LOOKS = 25;
    private static final String ID = "requestId";
    private static final String SESSION = "session";
    private static final String PIECES = "pieces";

    private final Contract contract;
    private final Authenticator authenticator;
    private final ProblemWriter problems;
    private final BusinessClock clock;
    private final RequestLog log;
    private final Duration bodyWithin;
    private final Set<HttpConnection> closing =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, PieceEndpoint> pieceEndpoints = new LinkedHashMap<>();

    /** An API without operations yet. */
    public Api(
            Contract contract,
            Authenticator authenticator,
            ProblemWriter problems,
            BusinessClock clock,
            RequestLog log) {
        this(contract, authenticator, problems, clock, log, BODY_WITHIN);
    }

    /** As above with another patience for bodies: for the test of slow clients. */
    Api(
            Contract contract,
            Authenticator authenticator,
            ProblemWriter problems,
            BusinessClock clock,
            RequestLog log,
            Duration bodyWithin) {
        this.contract = contract;
        this.authenticator = authenticator;
        this.problems = problems;
        this.clock = clock;
        this.log = log;
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
        if (closing.contains(context.request().connection())) {
            // Sent behind a request after which nothing more is read: it gets no answer.
            return;
        }
        identify(context);
        if (context.request().headers().contains("Transfer-Encoding")) {
            // The server has already taken away a Content-Length beside it, and whoever passed the request on may have
            // believed that one: no second request is read from this connection (RFC 9112 6.1).
            closeAfterwards(context);
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

    private void closeAfterwards(RoutingContext context) {
        closing.add(context.request().connection());
        context.response().putHeader("Connection", "close");
        context.addEndHandler(done -> context.request().connection().close());
    }

    /**
     * The answer goes out at once, the connection closes only when the sender has finished or falls silent: one that
     * writes everything before it reads would otherwise see a broken connection instead of why.
     */
    private void closeOnceRead(RoutingContext context) {
        HttpServerRequest request = context.request();
        closing.add(request.connection());
        context.response().putHeader("Connection", "close");
        context.addEndHandler(done -> {
            if (request.isEnded()) {
                request.connection().close();
                return;
            }
            AtomicBoolean heard = new AtomicBoolean(true);
            AtomicInteger looks = new AtomicInteger();
            long timer = context.vertx().setPeriodic(LINGER_SILENT.toMillis(), look -> {
                if (!heard.getAndSet(false) || looks.incrementAndGet() > LINGER_LOOKS) {
                    context.vertx().cancelTimer(look);
                    request.connection().close();
                }
            });
            request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
            request.handler(unread -> heard.set(true));
            request.endHandler(read -> {
                context.vertx().cancelTimer(timer);
                request.connection().close();
            });
            request.resume();
        });
    }

    /** The connection's framing is in doubt: nothing more is read from it. */
    private void refuseAndClose(RoutingContext context, Refusal refusal) {
        log.refused(context, refusal.problem().code());
        closeAfterwards(context);
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
        write(context.response(), run(context, operation, bytes, endpoints.get(operation.id())));
    }

    private void takePieces(RoutingContext context, Contract.Operation operation) {
        PieceEndpoint endpoint = pieceEndpoints.get(operation.id());
        context.put(PIECES, true);
        new PieceReader(
                        context,
                        operation.body().maxBytes(),
                        (piece, before) -> run(context, operation, piece, request -> endpoint.take(request, before)),
                        reply -> write(context.response(), reply))
                .read(PIECES_WITHIN);
    }

    private Reply run(RoutingContext context, Contract.Operation operation, byte[] bytes, Endpoint endpoint) {
        String requestId = context.get(ID);
        org.slf4j.MDC.put(ID, requestId);
        try {
            Actor actor = enter(context, operation, requestId);
            Request request = new Request(
                    operation,
                    actor,
                    requestId,
                    context.request().remoteAddress().host(),
                    clock.instant(),
                    RequestReader.parameters(context, operation),
                    RequestReader.body(operation, bytes),
                    bytes);
            return endpoint.handle(request);
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
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.mediaType().isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", reply.mediaType()).end(Buffer.buffer(reply.body()));
        }
    }

    private void failed(RoutingContext context) {
        if (context.get(ID) == null) {
            if (closing.contains(context.request().connection())) {
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
            closeOnceRead(context);
        }
        if (refusal.problem() == CommonProblem.REQUEST_TIMEOUT) {
            closeAfterwards(context);
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
