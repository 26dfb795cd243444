package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.TermSource;
import nl.ronde.platform.db.Tx;

/** Counts terms of some clients under some agreements: how many were met in time, late, run or are overdue. No names. */
public final class TermFigures {
    private static final String COUNT = """
            SELECT kind, source,
                   count(*) FILTER (WHERE state = 'MET') AS met,
                   count(*) FILTER (WHERE state = 'MET_LATE') AS met_late,
                   count(*) FILTER (WHERE state = 'RUNNING' AND (due_at > least($6, paused_at)
                       OR kind = 'client-notice')) AS running,
                   count(*) FILTER (WHERE state = 'RUNNING' AND due_at <= least($6, paused_at)
                       AND kind <> 'client-notice') AS overdue,
                   count(*) FILTER (WHERE state = 'WAIVED') AS waived
            FROM obligation
            WHERE provider_id = $1 AND client_id = ANY($2) AND agreement_id = ANY($3) AND due_on BETWEEN $4 AND $5
            GROUP BY kind, source ORDER BY kind, source""";

    TermFigures() {}

    /**
     * One line per kind and source.
     *
     * @param from the first last day that counts
     * @param until the last one, included
     * @param now running past its due moment is overdue
     */
    public List<Line> count(
            Tx tx,
            Collection<UUID> clients,
            Collection<String> agreementIds,
            LocalDate from,
            LocalDate until,
            Instant now) {
        return tx.list(
                COUNT,
                row -> new Line(
                        row.getString("kind"),
                        TermSource.valueOf(row.getString("source")),
                        row.getLong("met"),
                        row.getLong("met_late"),
                        row.getLong("running"),
                        row.getLong("overdue"),
                        row.getLong("waived")),
                clients.toArray(UUID[]::new),
                agreementIds.toArray(String[]::new),
                from,
                until,
                now);
    }

    /** How the terms of one kind went; {@code source} tells whether the contract asks for it. */
    public record Line(
            String kind, TermSource source, long met, long metLate, long running, long overdue, long waived) {}
}
