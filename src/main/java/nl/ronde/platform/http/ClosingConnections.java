package nl.ronde.platform.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that carry no further request: what comes behind the present one gets no answer. */
final class ClosingConnections {
    /** How long a refused sender may be silent, and how many such whiles it may go on for. */
    private static final Duration LINGER_SILENT = Duration.ofMillis(400);

    private static final int LINGER_LOOKS = 25;

    private final Set<HttpConnection> closing =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** True where nothing more is answered on the connection of this request. */
    boolean has(RoutingContext context) {
        return closing.contains(context.request().connection());
    }

    /** Closes when the answer has gone out. */
    void afterAnswer(RoutingContext context) {
        closing.add(context.request().connection());
        context.response().putHeader("Connection", "close");
        context.addEndHandler(done -> context.request().connection().close());
    }

    /**
     * The answer goes out at once, the connection closes only when the sender has finished or falls silent: one that
     * writes everything before it reads would otherwise see a broken connection instead of why.
     */
    void onceRead(RoutingContext context) {
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
}
