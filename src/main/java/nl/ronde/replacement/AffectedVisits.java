package nl.ronde.replacement;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Which visits lose their worker, and which workers may go to nobody any more. Reads what other modules own. */
final class AffectedVisits {
    private static final String COLUMNS = """
            SELECT v.id, v.assignment_id, v.client_id, v.starts_at, v.status = 'PLANNED' AS planned
            FROM visit v\s""";

    /** Still planned, or not delivered for a cause on the provider's side: both need, or needed, somebody else. */
    private static final String OF_WORKER = COLUMNS + """
            WHERE v.provider_id = $1 AND v.worker_id = $2 AND v.day BETWEEN $3 AND $4 AND v.assignment_id IS NOT NULL
              AND (v.status = 'PLANNED' OR v.status = 'NOT_DELIVERED' AND v.not_delivered_account = 'PROVIDER')
            ORDER BY v.starts_at, v.id""";

    private static final String AHEAD = COLUMNS + """
            WHERE v.provider_id = $1 AND v.worker_id = $2 AND v.planned_begin > $3 AND v.assignment_id IS NOT NULL
              AND v.status = 'PLANNED'
            ORDER BY v.starts_at, v.id""";

    /** Who has visits ahead, and since when no VOG or is no longer employed. */
    private static final String NOT_ALLOWED = """
            SELECT w.id, vog.until AS vog_until, coalesce(vog.until < $3, true) AS without_vog, w.active_until
            FROM worker w
            CROSS JOIN LATERAL (SELECT max(g.valid_until) AS until FROM worker_vog g
                                WHERE g.provider_id = $1 AND g.worker_id = w.id AND g.issued_on <= $3) vog
            WHERE w.provider_id = $1 AND (vog.until IS NULL OR vog.until < $3 OR w.active_until < $3)
              AND EXISTS (SELECT 1 FROM visit v WHERE v.provider_id = $1 AND v.worker_id = w.id AND v.day >= $3
                            AND v.status = 'PLANNED' AND v.planned_begin > $2)
            ORDER BY w.id""";

    /**
     * Visits ahead whose worker lacks a competence that the assignment asks for: it lapsed, was taken out of the file, or is
     * asked for only since. What holds today and lapses before the visit may be renewed yet. The cause is the competence held
     * last, or, without one, a name for this worker and this competence. Who was found for an open need and never held it
     * bridges the time: that need goes on asking for an expert (DVO 11.12).
     */
    private static final String COMPETENCE_LACKING = """
            SELECT v.id, v.assignment_id, v.client_id, v.starts_at, true AS planned, v.worker_id, held.valid_until,
                   coalesce(held.id, md5(v.worker_id::text || lower(asked.competence))::uuid) AS competence_id
            FROM (SELECT DISTINCT ON (assignment_id) assignment_id, competences FROM replacement_requirement
                  WHERE provider_id = $1 ORDER BY assignment_id, at DESC, id DESC) r
            CROSS JOIN LATERAL unnest(r.competences) AS asked (competence)
            JOIN visit v ON v.provider_id = $1 AND v.assignment_id = r.assignment_id AND v.status = 'PLANNED'
                 AND v.planned_begin > $2 AND v.worker_id IS NOT NULL
            LEFT JOIN LATERAL (SELECT c.id, c.valid_until FROM worker_competence c
                               WHERE c.provider_id = $1 AND c.worker_id = v.worker_id
                                 AND lower(c.competence) = lower(asked.competence) AND c.valid_until < $3
                               ORDER BY c.valid_until DESC, c.id LIMIT 1) held ON true
            WHERE NOT EXISTS (SELECT 1 FROM worker_competence c
                              WHERE c.provider_id = $1 AND c.worker_id = v.worker_id
                                AND lower(c.competence) = lower(asked.competence)
                                AND (c.valid_from <= $3 AND coalesce(c.valid_until >= $3, true)
                                     OR c.valid_from <= v.day AND coalesce(c.valid_until >= v.day, true)))
              AND (held.id IS NOT NULL
                   OR NOT EXISTS (SELECT 1 FROM replacement_visit rv
                                  JOIN replacement_need n ON n.provider_id = $1 AND n.id = rv.need_id AND n.state = 'OPEN'
                                  WHERE rv.provider_id = $1 AND rv.visit_id = v.id AND NOT rv.passed_on))
            ORDER BY v.worker_id, competence_id, v.starts_at, v.id""";

    /** Visits ahead whose worker does not meet, or no longer meets, what the agreement asks of who goes there. */
    private static final String ASKED_AND_LACKING = """
            SELECT v.id, v.assignment_id, v.client_id, v.starts_at, true AS planned, w.id AS worker_id,
                   CASE WHEN\s""" + AskedOfStaff.STATEMENT_LACKING + """
                    THEN 'CONFIDENTIALITY' ELSE 'SUPERVISION' END AS cause
            FROM visit v
            JOIN worker w ON w.provider_id = $1 AND w.id = v.worker_id
            WHERE v.provider_id = $1 AND v.status = 'PLANNED' AND v.planned_begin > $2 AND v.assignment_id IS NOT NULL
              AND ("""
            + AskedOfStaff.STATEMENT_LACKING + " OR " + AskedOfStaff.SUPERVISION_LACKING + """
            )
            ORDER BY w.id, cause, v.starts_at, v.id""";

    /** Visits ahead of workers who are sick without a known end, which no need sees to. */
    private static final String STILL_SICK = """
            SELECT v.id, v.assignment_id, v.client_id, v.starts_at, true AS planned, l.worker_id, l.id AS leave_id
            FROM worker_leave l
            JOIN visit v ON v.provider_id = $1 AND v.worker_id = l.worker_id AND v.status = 'PLANNED'
                 AND v.assignment_id IS NOT NULL AND v.planned_begin > $2 AND v.day BETWEEN l.first_day AND $3
            WHERE l.provider_id = $1 AND l.kind = 'SICK' AND l.last_day IS NULL AND l.cancelled_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM replacement_visit rv
                              JOIN replacement_need n ON n.provider_id = $1 AND n.id = rv.need_id
                              WHERE rv.provider_id = $1 AND rv.visit_id = v.id AND NOT rv.passed_on
                                AND (n.cause_id = l.id OR n.state IN ('OPEN', 'NONE_WANTED')))
            ORDER BY l.id, v.starts_at, v.id""";

    List<Affected> ofWorker(Tx tx, UUID workerId, LocalDate from, LocalDate until) {
        return tx.list(OF_WORKER, AffectedVisits::affected, workerId, from, until);
    }

    List<Affected> ahead(Tx tx, UUID workerId, Instant now) {
        return tx.list(AHEAD, AffectedVisits::affected, workerId, now);
    }

    List<NotAllowed> notAllowed(Tx tx, Instant now, LocalDate today) {
        return tx.list(
                NOT_ALLOWED,
                row -> new NotAllowed(
                        row.getUUID("id"),
                        row.getBoolean("without_vog"),
                        row.getLocalDate("vog_until"),
                        row.getLocalDate("active_until")),
                now,
                today);
    }

    List<CompetenceLacking> competenceLacking(Tx tx, Instant now, LocalDate today) {
        return tx.list(
                COMPETENCE_LACKING,
                row -> new CompetenceLacking(
                        affected(row),
                        row.getUUID("worker_id"),
                        row.getUUID("competence_id"),
                        row.getLocalDate("valid_until")),
                now,
                today);
    }

    List<Lacking> askedAndLacking(Tx tx, Instant now, AskedOfStaff asked) {
        return tx.list(
                ASKED_AND_LACKING,
                row -> new Lacking(affected(row), row.getUUID("worker_id"), Cause.valueOf(row.getString("cause"))),
                now,
                asked.statement(),
                asked.supervision());
    }

    List<StillSick> stillSick(Tx tx, Instant now, LocalDate until) {
        return tx.list(
                STILL_SICK,
                row -> new StillSick(affected(row), row.getUUID("worker_id"), row.getUUID("leave_id")),
                now,
                until);
    }

    private static Affected affected(Row row) {
        return new Affected(
                row.getUUID("id"),
                row.getUUID("assignment_id"),
                row.getUUID("client_id"),
                SqlValues.instant(row, "starts_at"),
                row.getBoolean("planned"));
    }

    /** A visit; {@code planned}: its worker still stands in the plan. */
    record Affected(UUID visitId, UUID assignmentId, UUID clientId, Instant startsAt, boolean planned) {}

    /** A worker with visits ahead who may not go; {@code activeUntil} where the employment has ended. */
    record NotAllowed(
            UUID workerId,
            boolean withoutVog,
            @Nullable LocalDate vogUntil,
            @Nullable LocalDate activeUntil) {}

    record Lacking(Affected visit, UUID workerId, Cause cause) {}

    record StillSick(Affected visit, UUID workerId, UUID leaveId) {}

    /** {@code validUntil}: when it lapsed; null where the worker never held it, or it was taken out. */
    record CompetenceLacking(
            Affected visit,
            UUID workerId,
            UUID competenceId,
            @Nullable LocalDate validUntil) {}
}
