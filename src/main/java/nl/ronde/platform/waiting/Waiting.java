package nl.ronde.platform.waiting;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a future: gives the virtual thread of a request back meanwhile, or blocks where there is no Vert.x context. Only
 * {@code platform.db} and outgoing calls may use it (guard).
 */
public final class Waiting {
    /** Nothing may take longer than PostgreSQL's own time-outs and a little; a frozen peer must not hold a request. */
    static final long SECONDS = 8;

    private Waiting() {}

    /** The future's result; its failure is thrown as it is. */
    public static <T> T await(Future<T> future) {
        return await(future, SECONDS);
    }

    /** The same with a patience of its own, in seconds: calls of other servers outside a transaction, own heavy work. */
    static <T> T await(Future<T> future, long seconds) {
        try {
            Context context = Vertx.currentContext();
            if (context != null && context.threadingModel() == ThreadingModel.VIRTUAL_THREAD) {
                return future.isComplete()
                        ? completed(future)
                        : future.timeout(seconds, TimeUnit.SECONDS).await();
            }
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(seconds, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw asIs(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            throw asIs(e);
        }
    }

    private static <T> T completed(Future<T> future) throws Throwable {
        if (future.failed()) {
            throw future.cause();
        }
        return future.result();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException asIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
