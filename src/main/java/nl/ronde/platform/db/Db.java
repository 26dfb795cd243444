package nl.ronde.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The way to PostgreSQL. Every transaction belongs to one provider: row-level security is set together with its beginning,
 * and nothing of another provider can be read or written in it.
 */
public final class Db {
    private static final String BEGIN_WRITE = "BEGIN";
    // An audit row of a read may be lost with the last 600 ms before a crash of the machine; the read itself changed
    // nothing.
    private static final String BEGIN_READ = "BEGIN; SET LOCAL synchronous_commit = off";
    private static final String ENTER = "SELECT set_config('ronde.provider', $1, true)";

    /** The transaction that work of this thread shares, in {@link #together}. */
    private static final ScopedValue<Tx> SHARED = ScopedValue.newInstance();

    private final Pool pool;
    private final UnaryOperator<UUID> wall;

    /** A way to the database behind this pool, whose connections have the application's role. */
    public Db(Pool pool) {
        this(pool, UnaryOperator.identity());
    }

    /**
     * For the proof that row-level security holds alone: the wall may be set for another provider than the statements ask
     * for.
     */
    Db(Pool pool, UnaryOperator<UUID> wall) {
        this.pool = pool;
        this.wall = wall;
    }

    /** Runs the work in one transaction of this provider that may write; commits durably or leaves nothing behind. */
    public <T> T inTransaction(UUID providerId, Function<Tx, T> work) {
        return run(providerId, BEGIN_WRITE, work);
    }

    /**
     * Runs work that would use several transactions of this provider in one: they commit together, and where one of them
     * fails, in whatever way, none leaves anything behind. Whoever calls this does each by itself then, so that what can be
     * done is done.
     */
    public <T> T together(UUID providerId, Supplier<T> work) {
        return run(providerId, BEGIN_WRITE, tx -> ScopedValue.where(SHARED, tx).call(work::get));
    }

    /** Runs work that changes nothing but the trail of who read what. */
    public <T> T reading(UUID providerId, Function<Tx, T> work) {
        return run(providerId, BEGIN_READ, work);
    }

    /**
     * Calls a function of the database that looks across providers: only the few that a migration made {@code SECURITY
     * DEFINER} give anything.
     */
    public <T> List<T> acrossProviders(String sql, Function<Row, T> mapper, Object... arguments) {
        Tuple tuple = Tuple.tuple();
        for (Object argument : arguments) {
            tuple.addValue(SqlValues.toPostgres(argument));
        }
        RowSet<Row> rows = Failures.await(pool.preparedQuery(sql).execute(tuple));
        List<T> result = new ArrayList<>(rows.size());
        for (Row row : rows) {
            result.add(mapper.apply(row));
        }
        return result;
    }

    private <T> T run(UUID providerId, String begin, Function<Tx, T> work) {
        if (SHARED.isBound() && SHARED.get().providerId().equals(providerId)) {
            return SHARED.get().part(work);
        }
        SqlConnection connection = borrow();
        boolean clean = false;
        try {
            Future<?> begun = connection.query(begin).execute();
            Future<?> entered = connection
                    .preparedQuery(ENTER)
                    .execute(Tuple.of(wall.apply(providerId).toString()));
            Tx tx = new Tx(connection, providerId);
            T result = work.apply(tx);
            tx.refuseIfBroken();
            // The commit travels with whatever is still unanswered: one wait for all. If one of those failed,
            // PostgreSQL
            // turns the commit into a rollback, and that failure is thrown here.
            Future<?> committed = connection.query("COMMIT").execute();
            Failures.await(begun);
            Failures.await(entered);
            tx.settle();
            Failures.await(committed);
            clean = true;
            return result;
        } finally {
            if (!clean) {
                rollBack(connection);
            }
            connection.close();
        }
    }

    private SqlConnection borrow() {
        try {
            return Failures.await(pool.getConnection());
        } catch (Failures.DatabaseFailure e) {
            throw e.getCause() instanceof io.vertx.pgclient.PgException ? e : Failures.busy();
        }
    }

    private static void rollBack(SqlConnection connection) {
        try {
            Failures.await(connection.query("ROLLBACK").execute());
        } catch (RuntimeException e) {
            // The connection is gone or hangs; PostgreSQL rolls back by itself, and the first failure is the one to
            // tell.
            org.slf4j.LoggerFactory.getLogger(Db.class).debug("rollback was not answered", e);
        }
    }
}
