package nl.ronde.platform.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.database.AppRole;
import nl.ronde.platform.database.DatabaseAddress;

/** Makes the pool that requests are served from: the application's role, short time-outs, cached statements. */
public final class Pools {
    private Pools() {}

    /**
     * A pool.
     *
     * @param address the database, as the role that logs in
     * @param role the role that serves; switched to on every new connection where it has no login of its own
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, AppRole role, int size) {
        PgConnectOptions connect = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .setPipeliningLimit(64)
                // Longer statements would be parsed anew each time: the default stops at 2,048 characters.
                .setPreparedStatementCacheSqlLimit(32_768)
                .setProperties(Map.of(
                        "application_name", "ronde",
                        "timezone", "UTC",
                        "lock_timeout", "2000",
                        "statement_timeout", "5000",
                        "idle_in_transaction_session_timeout", "10000"));
        if (!address.password().isEmpty()) {
            connect.setPassword(address.password());
        }
        secure(connect, address.sslMode());
        PoolOptions pool = new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(2_000)
                .setConnectionTimeout(2)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setName("ronde");
        var builder = PgBuilder.pool()
                .with(pool)
                .with(new NetClientOptions().setConnectTimeout(3_000).setTcpKeepAlive(true))
                .connectingTo(connect)
                .using(vertx);
        if (!role.ownLogin()) {
            builder.withConnectHandler(connection -> connection
                    .query("SET ROLE " + quoted(role.name()))
                    .execute()
                    .onComplete(done -> connection.close()));
        }
        return builder.build();
    }

    private static void secure(PgConnectOptions connect, String mode) {
        SslMode sslMode = SslMode.of(mode);
        connect.setSslMode(sslMode);
        if (sslMode != SslMode.DISABLE) {
            boolean verifies = sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
            connect.setSslOptions(new ClientSSLOptions()
                    .setTrustAll(!verifies)
                    .setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : ""));
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
