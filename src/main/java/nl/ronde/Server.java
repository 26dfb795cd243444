package nl.ronde;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.http.RequestLog;
import nl.ronde.platform.server.Infrastructure;
import nl.ronde.platform.server.Management;
import nl.ronde.platform.server.Ports;
import nl.ronde.platform.server.Readiness;

/** A running server: the application behind its two ports, with its jobs. Closes in order; may be closed twice. */
public final class Server implements AutoCloseable {
    private static final Duration JOBS_EVERY = Duration.ofSeconds(30);
    /** What was committed since the last mark, a restore to before it would not be noticed by its number alone. */
    private static final Duration MARK_EVERY = Duration.ofSeconds(5);

    private final Infrastructure infrastructure;
    private final App app;
    private final Ports ports;
    private final Readiness readiness;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final int httpPort;
    private final int managementPort;

    /** Starts the application on infrastructure that is up; on a failure the infrastructure is left to the caller. */
    public Server(Infrastructure infrastructure, Settings settings) {
        this.infrastructure = infrastructure;
        var vertx = infrastructure.vertx();
        this.app = new App(
                vertx,
                infrastructure.db(),
                infrastructure.clock(),
                infrastructure.keys(),
                settings,
                new RequestLog(infrastructure.metrics()));
        app.mail().measure(infrastructure.metrics());
        this.readiness = new Readiness(infrastructure);
        this.ports = new Ports(vertx);
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.httpPort = ports.open(settings.httpHost(), settings.httpPort(), processors, app::router);
        Management management = new Management(
                readiness::isReady,
                infrastructure.metrics(),
                infrastructure.clock(),
                () -> app.identity().providers().hasDemo(),
                () -> app.jobs().runDue());
        this.managementPort = ports.open(settings.managementHost(), settings.managementPort(), 1, management::router);
        vertx.deployVerticle(
                        new JobsVerticle(), new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The application, for the demo and the operator's commands. */
    public App app() {
        return app;
    }

    /** Loads the two demo providers into a database without any. */
    public void loadDemo() {
        new Demo(app).load();
    }

    /** The port of the API. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of health, metrics and the demo's clock. */
    public int managementPort() {
        return managementPort;
    }

    /** No new requests; those under way end; then the pool, Vert.x and the embedded database. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            readiness.stop();
            ports.close();
            infrastructure.close();
        }
    }

    private final class JobsVerticle extends VerticleBase {
        @Override
        public io.vertx.core.Future<?> start() throws Exception {
            vertx.setPeriodic(JOBS_EVERY.toMillis(), tick -> app.jobs().runDue());
            vertx.setPeriodic(
                    MARK_EVERY.toMillis(),
                    tick -> vertx.executeBlocking(() -> {
                        infrastructure.noteProgress();
                        return true;
                    }));
            return super.start();
        }
    }
}
