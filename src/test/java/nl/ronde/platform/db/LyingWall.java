package nl.ronde.platform.db;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Map;
import java.util.UUID;
import nl.ronde.App;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.database.AppRole;
import nl.ronde.platform.http.RequestLog;
import nl.ronde.platform.server.Ports;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/**
 * A second server on the database of a test, in which row-level security is set for another provider than the statements ask
 * for; only the question whether a session stands gets the truth, or nobody would get in.
 */
public final class LyingWall implements AutoCloseable {
    private final Vertx vertx;
    private final Ports ports;
    private final int port;

    private LyingWall(TestApp app, UUID asks, UUID sees) {
        this.vertx = Vertx.vertx();
        Pool pool = Pools.open(vertx, app.database(), new AppRole("ronde_app", false), 4);
        Db db = new Db(pool, provider -> provider.equals(asks) && !isAboutASession() ? sees : provider);
        App lying = new App(
                vertx,
                db,
                app.clock(),
                app.infrastructure().keys(),
                Settings.read(Map.of()),
                new RequestLog(app.infrastructure().metrics()));
        this.ports = new Ports(vertx);
        this.port = ports.open("127.0.0.1", 0, 1, lying::router);
    }

    /** A server where what one provider asks is answered behind the wall of another. */
    public static LyingWall start(TestApp app, String asks, String sees) {
        return new LyingWall(app, UUID.fromString(asks), UUID.fromString(sees));
    }

    private static boolean isAboutASession() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().startsWith("nl.ronde.identity.Sessions")));
    }

    /** Calls an operation of this server. */
    public TestClient.Answer call(String token, String operationId, Map<String, ?> parameters) {
        return TestClient.send(TestClient.request(port, token, operationId, parameters, null));
    }

    @Override
    public void close() throws Exception {
        ports.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
