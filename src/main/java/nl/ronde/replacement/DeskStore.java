package nl.ronde.replacement;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.obligation.ObligationState;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads needs with their terms, by due moment. */
final class DeskStore {
    private static final String SELECT = """
            SELECT n.id, n.version, n.cause, n.cause_id, n.worker_id, n.assignment_id, a.agreement_id, n.client_id,
                   n.noticed_at, n.cannot_wait, n.state, n.settled_at, n.settled_reason,
                   five.state AS five_state, five.due_at AS five_due, five.met_at AS five_met,
                   once.state AS once_state, once.due_at AS once_due, once.met_at AS once_met,
                   coalesce(least(five.due_at, once.due_at), n.noticed_at) AS due, told.at AS told_at
            FROM replacement_need n
            JOIN assignment a ON a.provider_id = $1 AND a.id = n.assignment_id
            LEFT JOIN obligation five ON five.provider_id = $1 AND five.subject_type = 'REPLACEMENT_NEED'
                 AND five.subject_id = n.id AND five.kind = 'replacement'
            LEFT JOIN obligation once ON once.provider_id = $1 AND once.subject_type = 'REPLACEMENT_NEED'
                 AND once.subject_id = n.id AND once.kind = 'replacement-now'
            LEFT JOIN LATERAL (SELECT max(t.told_at) AS at FROM replacement_told t
                               WHERE t.provider_id = $1 AND t.need_id = n.id) told ON true
            WHERE n.provider_id = $1\s""";

    private static final String ONE = SELECT + "AND n.id = $2";

    /** Open ones without those whose term a team lead has waived, unless all are asked for. */
    private static final String LIST = SELECT + """
            AND ($2::text IS NULL OR n.state = $2)
            AND ($2::text IS DISTINCT FROM 'OPEN' OR five.state IS DISTINCT FROM 'WAIVED' OR once.state = 'RUNNING')
            AND ($3::uuid IS NULL OR n.client_id = $3) AND ($4::uuid IS NULL OR n.worker_id = $4)
            AND (NOT $5::boolean OR told.at IS NULL AND n.state IN ('OPEN', 'FILLED'))
            AND ($6::timestamptz IS NULL
                 OR (coalesce(least(five.due_at, once.due_at), n.noticed_at), n.id) > ($6, $7::uuid))
            ORDER BY due, n.id LIMIT $8""";

    Optional<Entry> find(Tx tx, UUID needId) {
        return tx.find(ONE, DeskStore::entry, needId);
    }

    List<Entry> list(Tx tx, Filter filter, @Nullable Instant afterDue, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                DeskStore::entry,
                filter.state(),
                filter.clientId(),
                filter.workerId(),
                filter.notTold(),
                afterDue,
                afterId,
                rows);
    }

    private static Entry entry(Row row) {
        return new Entry(
                NeedStore.need(row),
                SqlValues.instant(row, "due"),
                term(row, "five"),
                term(row, "once"),
                SqlValues.instantOrNull(row, "told_at"));
    }

    private static @Nullable Term term(Row row, String name) {
        String state = row.getString(name + "_state");
        return state == null
                ? null
                : new Term(
                        ObligationState.valueOf(state),
                        SqlValues.instant(row, name + "_due"),
                        SqlValues.instantOrNull(row, name + "_met"));
    }

    /** Which needs a list shows. */
    record Filter(
            @Nullable NeedState state,
            @Nullable UUID clientId,
            @Nullable UUID workerId,
            boolean notTold) {}

    /** A need with its terms: five days, and at once where it cannot wait. */
    record Entry(
            Need need,
            Instant due,
            @Nullable Term term,
            @Nullable Term termNow,
            @Nullable Instant toldAt) {}

    /** How a term stands; overdue is running past its due moment. */
    record Term(
            ObligationState state, Instant dueAt, @Nullable Instant metAt) {}
}
