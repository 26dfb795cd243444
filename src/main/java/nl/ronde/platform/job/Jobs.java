package nl.ronde.platform.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs for every provider, each in a transaction of its own. However many servers there are, one of them runs a job
 * for a provider at a time; what another has done already is found done. A job looks at what is due by the business clock,
 * so after a night without a server everything is caught up.
 */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String TAKE =
            "SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid::text || $2, 0)) AS taken";

    private final Db db;
    private final Supplier<List<UUID>> providers;
    private final List<Named> jobs = new ArrayList<>();
    private final List<Outside> outside = new ArrayList<>();
    private final List<Once> once = new ArrayList<>();

    /** Jobs over all providers. */
    public Jobs(Db db, Supplier<List<UUID>> providers) {
        this.db = db;
        this.providers = providers;
    }

    /** Adds a job; it must be able to run again at any time without doing a thing twice. */
    public void add(String name, Job job) {
        jobs.add(new Named(name, job));
    }

    /**
     * Adds a job that calls other servers: it runs after the others and opens its own transactions around those calls. Two
     * servers may run it at one moment; it settles by itself which of them does a thing.
     */
    public void addOutsideTransaction(String name, Consumer<UUID> job) {
        outside.add(new Outside(name, job));
    }

    /**
     * Adds a job on what belongs to the installation and to no provider: it runs last, once for all of them, and otherwise as
     * {@link #addOutsideTransaction}.
     */
    public void addForInstallation(String name, Runnable job) {
        once.add(new Once(name, job));
    }

    /** Runs everything that is due now. A job that fails for one provider stops neither the others nor the next run. */
    public void runDue() {
        for (UUID providerId : providers.get()) {
            for (Named named : jobs) {
                attempt(
                        providerId,
                        named.name(),
                        () -> db.inTransaction(providerId, tx -> {
                            if (tx.one(TAKE, row -> row.getBoolean("taken"), named.name())) {
                                named.job().run(tx, Actor.system(providerId, named.name() + " " + Ids.next()));
                            }
                            return true;
                        }));
            }
        }
        if (!outside.isEmpty()) {
            for (UUID providerId : providers.get()) {
                for (Outside each : outside) {
                    attempt(providerId, each.name(), () -> each.job().accept(providerId));
                }
            }
        }
        for (Once each : once) {
            attempt(null, each.name(), each.job());
        }
    }

    private static void attempt(@Nullable UUID providerId, String name, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("job", name)
                    .addKeyValue("providerId", String.valueOf(providerId))
                    .setCause(e)
                    .log("a job failed and will run again");
        }
    }

    /** One piece of work of one provider. */
    @FunctionalInterface
    public interface Job {
        /** Does what is due. */
        void run(Tx tx, Actor system);
    }

    private record Named(String name, Job job) {}

    private record Outside(String name, Consumer<UUID> job) {}

    private record Once(String name, Runnable job) {}
}
