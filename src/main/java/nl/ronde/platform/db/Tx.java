package nl.ronde.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One transaction of one provider. In every statement {@code $1} is that provider: it is put in here, so that no caller can
 * leave it out or give another; row-level security asks for the same once more.
 *
 * <p>{@link #send} goes out without waiting for its answer; its failure surfaces at the next wait or at the commit, and the
 * whole transaction fails with it.
 */
public final class Tx {
    private final SqlConnection connection;
    private final UUID providerId;
    private final List<Future<?>> sent = new ArrayList<>();
    private boolean broken;

    Tx(SqlConnection connection, UUID providerId) {
        this.connection = connection;
        this.providerId = providerId;
    }

    /** The provider whose rows this transaction sees. */
    public UUID providerId() {
        return providerId;
    }

    /** Sends a statement whose answer nobody needs before the commit. */
    public void send(String sql, Object... arguments) {
        sent.add(execute(sql, arguments));
    }

    /** Runs a statement and gives the number of rows it touched. */
    public int update(String sql, Object... arguments) {
        return await(execute(sql, arguments)).rowCount();
    }

    /** The rows of a query, each through the mapper. */
    public <T> List<T> list(String sql, Function<Row, T> mapper, Object... arguments) {
        RowSet<Row> rows = await(execute(sql, arguments));
        List<T> result = new ArrayList<>(rows.size());
        for (Row row : rows) {
            result.add(mapper.apply(row));
        }
        return result;
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> find(String sql, Function<Row, T> mapper, Object... arguments) {
        RowSet<Row> rows = await(execute(sql, arguments));
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(mapper.apply(rows.iterator().next()));
    }

    /** The one row that a statement must give. */
    public <T> T one(String sql, Function<Row, T> mapper, Object... arguments) {
        return find(sql, mapper, arguments)
                .orElseThrow(() -> new IllegalStateException("a statement that must give a row gave none"));
    }

    /** Sends a query now and waits for it only when the result is asked for: two reads then cost one round trip. */
    public <T> Later<T> later(String sql, Function<Row, T> mapper, Object... arguments) {
        Future<RowSet<Row>> running = execute(sql, arguments);
        sent.add(running);
        return () -> {
            List<T> result = new ArrayList<>();
            for (Row row : await(running)) {
                result.add(mapper.apply(row));
            }
            return result;
        };
    }

    /** The rows of a query that is already under way. */
    @FunctionalInterface
    public interface Later<T> {
        /** Waits for the rows. */
        List<T> rows();
    }

    private Future<RowSet<Row>> execute(String sql, Object... arguments) {
        Tuple tuple = Tuple.of(providerId);
        for (Object argument : arguments) {
            tuple.addValue(SqlValues.toPostgres(argument));
        }
        return connection.preparedQuery(sql).execute(tuple);
    }

    private <T> T await(Future<T> future) {
        try {
            return Failures.await(future);
        } catch (RuntimeException e) {
            broken = true;
            // The statement that failed first tells why; later ones only say that the transaction is aborted.
            throw firstFailure().orElse(e);
        }
    }

    private Optional<RuntimeException> firstFailure() {
        return sent.stream()
                .filter(Future::failed)
                .map(future -> Failures.translate(future.cause()))
                .findFirst();
    }

    /** Work that would have been a transaction of its own; what failed there would have left nothing behind. */
    <T> T part(Function<Tx, T> work) {
        boolean done = false;
        try {
            T result = work.apply(this);
            done = true;
            return result;
        } finally {
            broken |= !done;
        }
    }

    /** A commit after a failed statement would be a rollback that looks like success. */
    void refuseIfBroken() {
        if (broken) {
            throw new IllegalStateException("a failure was swallowed: this transaction cannot be committed");
        }
    }

    /** Waits until everything sent has been answered; throws the first failure. */
    void settle() {
        for (Future<?> future : sent) {
            await(future);
        }
    }
}
