package nl.ronde.platform.db;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import nl.ronde.platform.problem.CommonProblem;

/**
 * What PostgreSQL's failures mean to a caller. Its own words never leave the server: they may hold a row's values.
 */
final class Failures {
    /** Lock and statement time-outs, too many connections, shutdown and start-up, deadlock, serialization, disk full. */
    private static final Set<String> PASSING = Set.of(
            "55P03", "57014", "53300", "57P01", "57P02", "57P03", "40P01", "40001", "53100", "53200", "25P03", "08006",
            "08003");

    private static final int RETRY_AFTER_SECONDS = 2;

    private Failures() {}

    /** Waits for PostgreSQL and says what its failure means. */
    static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return nl.ronde.platform.waiting.Waiting.await(future);
        } catch (Throwable e) {
            throw translate(e);
        }
    }

    /** No connection came free in time. */
    static RuntimeException busy() {
        return CommonProblem.unavailable(RETRY_AFTER_SECONDS);
    }

    static RuntimeException translate(Throwable cause) {
        if (cause instanceof PgException pg) {
            return translate(pg);
        }
        if (cause instanceof TimeoutException || cause instanceof IOException || cause instanceof VertxException) {
            return busy();
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new DatabaseFailure("the database could not be asked", cause);
    }

    private static RuntimeException translate(PgException pg) {
        String state = String.valueOf(pg.getSqlState());
        if (state.startsWith("23")) {
            return new ConstraintViolation(pg.getConstraint());
        }
        return PASSING.contains(state) ? busy() : new DatabaseFailure("PostgreSQL says " + state, pg);
    }

    /** A fault of ours in a statement; the log gets PostgreSQL's state and our SQL's place, not the values. */
    static final class DatabaseFailure extends RuntimeException {
        DatabaseFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
