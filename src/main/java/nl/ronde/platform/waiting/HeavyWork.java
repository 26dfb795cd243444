package nl.ronde.platform.waiting;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A pool for what keeps a processor busy (password hashes, documents): on a request's own thread it would hold up others. */
public final class HeavyWork {
    /** A connection without a byte is closed after 15 seconds. */
    private static final long LONG_SECONDS = 14;

    private final WorkerExecutor pool;
    private final long patienceSeconds;

    /** A pool as wide as the machine. */
    public HeavyWork(Vertx vertx) {
        this(vertx, "heavy-work", Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A pool of its own, for calls that wait for somebody else's server: in the common pool a slow one would hold up
     * sign-ins.
     *
     * @param width how many threads
     */
    public HeavyWork(Vertx vertx, String name, int width) {
        this(vertx, name, width, Waiting.SECONDS);
    }

    /**
     * A pool for jobs alone, whose calls may take longer than a request may wait.
     *
     * @param patienceSeconds how long {@link #run} waits for its result
     */
    public HeavyWork(Vertx vertx, String name, int width, long patienceSeconds) {
        this.pool = vertx.createSharedWorkerExecutor(name, width, Math.max(30, patienceSeconds), TimeUnit.SECONDS);
        this.patienceSeconds = patienceSeconds;
    }

    /** The same for a document, which may take as long as a connection is kept open for its answer. */
    public <T> T runLong(Callable<T> work) {
        return Waiting.await(pool.executeBlocking(work, false), LONG_SECONDS);
    }

    /** Runs the work on the pool and waits for its result. */
    public <T> T run(Callable<T> work) {
        return Waiting.await(pool.executeBlocking(work, false), patienceSeconds);
    }
}
