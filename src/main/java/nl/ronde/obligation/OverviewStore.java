package nl.ronde.obligation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.ronde.platform.db.Tx;

/** Counts of terms, for one page. */
final class OverviewStore {
    private static final String COUNT = """
            SELECT kind, owner_role,
                   count(*) FILTER (WHERE state = 'RUNNING') AS running,
                   count(*) FILTER (WHERE state = 'RUNNING' AND due_at <= least($2, paused_at)
                       AND kind <> 'client-notice') AS overdue,
                   count(*) FILTER (WHERE state = 'RUNNING' AND due_at > $2 AND due_on <= $3) AS due_today,
                   count(*) FILTER (WHERE state = 'RUNNING' AND due_at > $2 AND due_on <= $4) AS due_this_week,
                   count(*) FILTER (WHERE state = 'MET') AS met,
                   count(*) FILTER (WHERE state = 'MET_LATE') AS met_late,
                   count(*) FILTER (WHERE state = 'WAIVED') AS waived
            FROM obligation WHERE provider_id = $1 GROUP BY kind, owner_role ORDER BY kind, owner_role""";

    private static final String WORST = ObligationStore.COLUMNS + """
            WHERE provider_id = $1 AND state = 'RUNNING' AND paused_at IS NULL AND due_on <= $2 ORDER BY due_at, id LIMIT $3""";

    /**
     * Per kind and owner.
     *
     * @param today Amsterdam date
     * @param sunday the last day of this week
     */
    List<Line> count(Tx tx, Instant now, LocalDate today, LocalDate sunday) {
        return tx.list(COUNT, OverviewStore::line, now, today, sunday);
    }

    /** Running terms that are due until then, the longest overdue first. */
    List<Obligation> worst(Tx tx, LocalDate until, int most) {
        return tx.list(WORST, ObligationStore::obligation, until, most);
    }

    private static Line line(Row row) {
        return new Line(
                row.getString("kind"),
                row.getString("owner_role"),
                new Counts(
                        row.getLong("running"),
                        row.getLong("overdue"),
                        row.getLong("due_today"),
                        row.getLong("due_this_week"),
                        row.getLong("met"),
                        row.getLong("met_late"),
                        row.getLong("waived")));
    }

    /** One kind of one owner. */
    record Line(String kind, String ownerRole, Counts counts) {}

    /**
     * How many.
     *
     * @param running those that are overdue included
     * @param dueToday not overdue, and today is the last day
     * @param dueThisWeek not overdue, and the last day is this week's Sunday or before; today's included
     */
    record Counts(long running, long overdue, long dueToday, long dueThisWeek, long met, long metLate, long waived) {
        Counts plus(Counts other) {
            return new Counts(
                    running + other.running,
                    overdue + other.overdue,
                    dueToday + other.dueToday,
                    dueThisWeek + other.dueThisWeek,
                    met + other.met,
                    metLate + other.metLate,
                    waived + other.waived);
        }

        static Counts none() {
            return new Counts(0, 0, 0, 0, 0, 0, 0);
        }
    }
}
