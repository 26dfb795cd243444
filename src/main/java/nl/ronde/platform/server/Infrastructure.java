package nl.ronde.platform.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.StartRefused;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.database.AppRole;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.database.DatabaseRoles;
import nl.ronde.platform.database.DurabilityCheck;
import nl.ronde.platform.database.EmbeddedDatabase;
import nl.ronde.platform.database.Installation;
import nl.ronde.platform.database.Migrations;
import nl.ronde.platform.database.RestoreMark;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Pools;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.waiting.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What the application stands on, in the order it is brought up: database (embedded or given), checks, roles, migrations,
 * keys, Vert.x, pool. Closing goes the other way round.
 */
public final class Infrastructure implements AutoCloseable {
    /** Each waits as long as a request does for a connection: two seconds. */
    private static final int START_ATTEMPTS = 20;

    /** What costs something at every statement and byte, and is told better by {@code ronde_requests} and the pools. */
    private static final Set<String> UNMEASURED =
            Set.of(MetricsDomain.NET_CLIENT.toCategory(), MetricsDomain.NET_SERVER.toCategory(), "sql");

    private final @Nullable EmbeddedDatabase embedded;
    private final boolean databaseWasEmpty;
    private final DatabaseAddress owner;
    private volatile @Nullable RestoreMark restoreMark;
    private final KeyRing keys;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx;
    private final Pool pool;
    private final BusinessClock clock;

    private Infrastructure(
            Settings settings,
            BusinessClock clock,
            @Nullable EmbeddedDatabase embedded,
            DatabaseAddress owner,
            boolean requireDurable,
            boolean migrate) {
        this.clock = clock;
        this.embedded = embedded;
        this.owner = owner;
        DurabilityCheck.check(owner, requireDurable);
        Optional<DatabaseAddress> app = settings.appDatabase();
        app.ifPresent(address -> DurabilityCheck.check(address, requireDurable));
        AppRole role = DatabaseRoles.prepare(owner, app);
        this.databaseWasEmpty = migrate && Migrations.run(owner, role);
        var known = Installation.keyIds(owner);
        this.keys = KeyRing.open(settings.keysDir(), known, known.isEmpty());
        Installation.record(owner, keys.writingKeyIds(), Ids.next(), clock.instant());
        this.vertx = vertx(metrics);
        this.pool = Pools.open(vertx, app.orElse(owner), role, settings.databasePoolSize());
        openFirstConnection(owner);
    }

    /** The first connection of a cold process may take longer than a request is made to wait for one. */
    private void openFirstConnection(DatabaseAddress database) {
        RuntimeException last = null;
        for (int i = 0; i < START_ATTEMPTS; i++) {
            try {
                Waiting.await(pool.query("SELECT 1").execute());
                return;
            } catch (Exception e) {
                last = new StartRefused("the database " + database + " does not answer those who serve", e);
            }
        }
        join(vertx.close());
        throw last;
    }

    /** Brings everything up for a server. */
    public static Infrastructure start(Settings settings, BusinessClock clock) {
        EmbeddedDatabase embedded = settings.embeddedDatabase() ? EmbeddedDatabase.start(settings.dataDir()) : null;
        return open(
                settings,
                clock,
                embedded,
                embedded == null ? settings.database().orElseThrow() : embedded.address(),
                true,
                true);
    }

    /** Brings everything up on a database that the caller started and that need not survive a crash: tests and the tour. */
    public static Infrastructure startOn(Settings settings, BusinessClock clock, DatabaseAddress owner) {
        return open(settings, clock, null, owner, false, true);
    }

    /** The same on a database with every migration: the copies that tests make, hundreds of them. */
    public static Infrastructure startOnMigrated(Settings settings, BusinessClock clock, DatabaseAddress owner) {
        return open(settings, clock, null, owner, false, false);
    }

    private static Infrastructure open(
            Settings settings,
            BusinessClock clock,
            @Nullable EmbeddedDatabase embedded,
            DatabaseAddress owner,
            boolean requireDurable,
            boolean migrate) {
        try {
            return new Infrastructure(settings, clock, embedded, owner, requireDurable, migrate);
        } catch (RuntimeException e) {
            if (embedded != null) {
                embedded.close();
            }
            throw e;
        }
    }

    private static Vertx vertx(PrometheusMeterRegistry registry) {
        VertxOptions options = new VertxOptions()
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .setJvmMetricsEnabled(true)
                        .setDisabledMetricsCategories(UNMEASURED));
        return Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    /** True where this start applied the first migration. */
    public boolean databaseWasEmpty() {
        return databaseWasEmpty;
    }

    /** Signing, sealing and blind-index keys. */
    public KeyRing keys() {
        return keys;
    }

    /**
     * Finds out whether the database was put back to an earlier moment since the last start of the server with this data
     * folder, and keeps what tells the next one so. For the server only: a command beside it is no start of it.
     */
    public void watchForRestores(Path dataDir) {
        restoreMark = RestoreMark.check(owner, dataDir, Ids.next());
    }

    /** Notes how far the database is, where restores are watched for. Waits for the database: not on an event loop. */
    public void noteProgress() {
        RestoreMark mark = restoreMark;
        if (mark != null) {
            mark.note();
        }
    }

    /** What {@code /metrics} shows. */
    public PrometheusMeterRegistry metrics() {
        return metrics;
    }

    /** Vert.x. */
    public Vertx vertx() {
        return vertx;
    }

    /** The way to the database. */
    public Db db() {
        return new Db(pool);
    }

    /** The pool itself, for the readiness probe. */
    Pool pool() {
        return pool;
    }

    /** The business clock. */
    public BusinessClock clock() {
        return clock;
    }

    @Override
    public void close() {
        join(pool.close());
        join(vertx.close());
        noteProgress();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static void join(io.vertx.core.Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }
}
