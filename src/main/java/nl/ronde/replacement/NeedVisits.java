package nl.ronde.replacement;

import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.VisitStatus;

/** Reads how the visits of a need stand: who goes, whether she can and has agreed, whether help is given on that day. */
final class NeedVisits {
    private static final String VISITS = """
            SELECT v.id, v.day, coalesce(v.begin_at, v.planned_begin, v.starts_at) AS begin_at,
                   coalesce(v.planned_end, v.end_at, v.starts_at) AS end_at, v.status, v.not_delivered_account, who.id AS who,
                   g.at AS agreed_at, g.means, h.at AS assigned_at,
                   (EXISTS (SELECT 1 FROM worker_leave l WHERE l.provider_id = $1 AND l.worker_id = who.id
                              AND l.cancelled_at IS NULL AND l.first_day <= v.day
                              AND (l.last_day IS NULL OR l.last_day >= v.day))
                    OR EXISTS (SELECT 1 FROM worker w WHERE w.provider_id = $1 AND w.id = who.id AND w.active_until < v.day)
                    OR NOT EXISTS (SELECT 1 FROM worker_vog g WHERE g.provider_id = $1 AND g.worker_id = who.id
                                     AND g.issued_on <= v.day AND g.valid_until >= v.day)
                    OR EXISTS (SELECT 1 FROM worker w WHERE w.provider_id = $1 AND w.id = who.id
                                 AND (""" + AskedOfStaff.STATEMENT_LACKING + " OR "
            + AskedOfStaff.SUPERVISION_LACKING + """
                    ))) AS away,
                   """ + AskedOfStaff.ACCOMPANIED + """
                    AS accompanied,
                   NOT EXISTS (SELECT 1 FROM unnest((SELECT r.competences FROM replacement_requirement r
                                       WHERE r.provider_id = $1 AND r.assignment_id = v.assignment_id
                                       ORDER BY r.at DESC, r.id DESC LIMIT 1)) AS asked (competence)
                       WHERE NOT EXISTS (SELECT 1 FROM worker_competence c
                           WHERE c.provider_id = $1 AND c.worker_id = who.id AND lower(c.competence) = lower(asked.competence)
                             AND c.valid_from <= v.day AND (c.valid_until IS NULL OR c.valid_until >= v.day))) AS expert,
                   """ + HelpGiven.on("v.day") + """
                    AS helped
            FROM replacement_visit rv
            JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id
            JOIN assignment a ON a.provider_id = $1 AND a.id = v.assignment_id
            CROSS JOIN LATERAL (SELECT coalesce(v.done_by, v.worker_id) AS id) who
            LEFT JOIN LATERAL (SELECT y.at, y.means FROM replacement_agreement y
                               WHERE y.provider_id = $1 AND y.visit_id = v.id AND y.worker_id = who.id
                               ORDER BY y.at, y.id LIMIT 1) g ON true
            LEFT JOIN LATERAL (SELECT max(w.at) AS at FROM visit_worker_history w
                               WHERE w.provider_id = $1 AND w.visit_id = v.id AND w.worker_id = who.id) h ON true
            WHERE rv.provider_id = $1 AND rv.need_id = $2 AND NOT rv.passed_on ORDER BY v.starts_at, v.id""";

    private final AskedOfStaff asked;

    NeedVisits(AskedOfStaff asked) {
        this.asked = asked;
    }

    /** The visits of a need as they stand, in order of time. */
    List<NeedVisit> of(Tx tx, UUID needId) {
        return tx.list(
                VISITS,
                row -> {
                    String account = row.getString("not_delivered_account");
                    return new NeedVisit(
                            row.getUUID("id"),
                            row.getLocalDate("day"),
                            SqlValues.instant(row, "begin_at"),
                            SqlValues.instant(row, "end_at"),
                            VisitStatus.valueOf(row.getString("status")),
                            account == null ? null : NotDelivered.Account.valueOf(account),
                            row.getUUID("who"),
                            row.getUUID("who") != null && row.getBoolean("away"),
                            row.getBoolean("expert"),
                            SqlValues.instantOrNull(row, "agreed_at"),
                            "OFFER".equals(row.getString("means")),
                            SqlValues.instantOrNull(row, "assigned_at"),
                            row.getBoolean("helped"),
                            row.getBoolean("accompanied"));
                },
                needId,
                asked.statement(),
                asked.supervision());
    }
}
