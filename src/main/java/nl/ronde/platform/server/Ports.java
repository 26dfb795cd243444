package nl.ronde.platform.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.ronde.platform.http.UnreadableRequests;

/**
 * Opens the ports on virtual threads, one server per processor behind each port, and closes them in order: first no new
 * request, then the requests under way, then the connections.
 */
public final class Ports {
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private static final Duration FIRST_HEAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration NEXT_HEAD_WITHIN = Duration.ofSeconds(75);

    private static final AtomicInteger FREE_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final Duration firstHeadWithin;
    private final Duration nextHeadWithin;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** Ports of this process. */
    public Ports(Vertx vertx) {
        this(vertx, FIRST_HEAD_WITHIN, NEXT_HEAD_WITHIN);
    }

    /** Ports with another patience: for the tests of slow clients. */
    Ports(Vertx vertx, Duration firstHeadWithin, Duration nextHeadWithin) {
        this.vertx = vertx;
        this.firstHeadWithin = firstHeadWithin;
        this.nextHeadWithin = nextHeadWithin;
    }

    /**
     * Opens a port.
     *
     * @param port 0 takes a free one
     * @return the port it listens on
     */
    public int open(String host, int port, int instances, Function<Vertx, Router> router) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(75)
                .setReadIdleTimeout(15)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(4_096)
                .setMaxHeaderSize(8_192)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(1_024)
                .setHttp2ClearTextEnabled(false)
                .setStrictThreadMode(false)
                .setTcpNoDelay(true);
        // Servers behind one free port share it only when they ask for the same negative number.
        int bound = port == 0 ? -FREE_PORTS.incrementAndGet() : port;
        int actual = port;
        for (int i = 0; i < instances; i++) {
            PortVerticle verticle = new PortVerticle(
                    options.setPort(bound), router, new Patience(vertx, firstHeadWithin, nextHeadWithin));
            await(vertx.deployVerticle(
                    verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
            servers.add(verticle.server);
            actual = verticle.server.actualPort();
        }
        return actual;
    }

    /** Takes no new request, lets those under way finish for up to twenty seconds, then closes. */
    public void close() {
        for (HttpServer server : servers) {
            await(server.shutdown(DRAIN.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static final class PortVerticle extends VerticleBase {
        private final HttpServerOptions options;
        private final Function<Vertx, Router> router;
        private final Patience patience;
        private HttpServer server;

        PortVerticle(HttpServerOptions options, Function<Vertx, Router> router, Patience patience) {
            this.options = new HttpServerOptions(options);
            this.router = router;
            this.patience = patience;
        }

        @Override
        public Future<?> start() {
            Router requests = router.apply(vertx);
            requests.route().order(-1).handler(patience::requested);
            server = vertx.createHttpServer(options)
                    .connectionHandler(patience::connected)
                    .invalidRequestHandler(new UnreadableRequests())
                    .requestHandler(requests);
            return server.listen();
        }
    }
}
