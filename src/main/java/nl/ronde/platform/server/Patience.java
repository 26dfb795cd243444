package nl.ronde.platform.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes a connection whose next request is not there in time, however busily single bytes of its head trickle in: an idle
 * time-out alone never sees those. How long a body may take is watched where bodies are read.
 */
final class Patience {
    private final Vertx vertx;
    private final Duration forTheFirst;
    private final Duration forTheNext;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    /**
     * Patience with clients.
     *
     * @param forTheFirst from the connection to the end of the first request's head
     * @param forTheNext from an answer to the end of the next request's head
     */
    Patience(Vertx vertx, Duration forTheFirst, Duration forTheNext) {
        this.vertx = vertx;
        this.forTheFirst = forTheFirst;
        this.forTheNext = forTheNext;
    }

    void connected(HttpConnection connection) {
        waitFor(connection, forTheFirst);
        connection.closeHandler(closed -> arrived(connection));
    }

    void requested(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        arrived(connection);
        context.addEndHandler(done -> waitFor(connection, forTheNext));
        context.next();
    }

    private void waitFor(HttpConnection connection, Duration time) {
        arrived(connection);
        timers.put(connection, vertx.setTimer(time.toMillis(), late -> {
            timers.remove(connection);
            connection.close();
        }));
    }

    private void arrived(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
