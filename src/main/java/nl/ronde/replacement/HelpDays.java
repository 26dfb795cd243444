package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.replacement.AffectedVisits.Affected;

/** Reads which days of help needs and visits fall on: what help no longer covers, needs nobody. */
final class HelpDays {
    /** Why a need lapsed; by these words it is known that it did for this reason. */
    static final String ENDED = "Op de dagen die nog open stonden, wordt geen hulp meer gegeven.";

    private static final String BROKEN = """
            SELECT 1 FROM obligation o
            JOIN replacement_need n ON n.provider_id = $1 AND n.id = o.subject_id
            JOIN assignment a ON a.provider_id = $1 AND a.id = n.assignment_id
            WHERE o.provider_id = $1 AND o.subject_type = 'REPLACEMENT_NEED' AND o.subject_id = $2 AND o.state = 'RUNNING'
              AND o.due_at <= $3 AND (o.kind = 'replacement' OR $4::boolean) AND\s""" + HelpGiven.on("o.due_on");

    private static final String WITHOUT_HELP = """
            SELECT v.id FROM visit v
            JOIN assignment a ON a.provider_id = $1 AND a.id = v.assignment_id
            WHERE v.provider_id = $1 AND v.id = ANY($2) AND NOT\s""" + HelpGiven.on("v.day");

    private static final String OF_ASSIGNMENT = """
            SELECT id, state FROM replacement_need
            WHERE provider_id = $1 AND assignment_id = $2 AND (state <> 'LAPSED' OR settled_reason = $3) ORDER BY id""";

    /** Visits ahead that help covers again and nobody goes to, while whoever they were taken from is still away. */
    private static final String COVERED_AGAIN = """
            SELECT v.id, v.assignment_id, v.client_id, v.starts_at, v.status = 'PLANNED' AS planned
            FROM replacement_need n
            JOIN replacement_visit rv ON rv.provider_id = $1 AND rv.need_id = n.id AND NOT rv.passed_on
            JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id AND v.planned_begin > $3
                 AND (v.status = 'VACANT' OR v.status = 'PLANNED' AND v.worker_id = n.worker_id)
            JOIN assignment a ON a.provider_id = $1 AND a.id = v.assignment_id
            WHERE n.provider_id = $1 AND n.id = $2
              AND (n.leave_id IS NULL
                   OR EXISTS (SELECT 1 FROM worker_leave l WHERE l.provider_id = $1 AND l.id = n.leave_id
                                AND l.cancelled_at IS NULL AND l.first_day <= v.day
                                AND (l.last_day IS NULL OR l.last_day >= v.day)))
              AND\s""" + HelpGiven.on("v.day") + " ORDER BY v.starts_at, v.id";

    /** Whether help had ended already, or stood still on one of these days: to whoever had left nobody was owed then. */
    private static final String GAP = """
            SELECT 1 FROM replacement_need n
            JOIN assignment a ON a.provider_id = $1 AND a.id = n.assignment_id
            WHERE n.provider_id = $1 AND n.id = $2
              AND (EXISTS (SELECT 1 FROM assignment_closing c
                           WHERE c.provider_id = $1 AND c.assignment_id = a.id AND c.told_end IS NOT NULL)
                   OR EXISTS (SELECT 1 FROM generate_series($3::date, $4::date, interval '1 day') AS gone(on_day)
                              WHERE NOT\s""" + HelpGiven.on("gone.on_day::date") + "))";

    /** Needs that lapsed because help ended, of an absence that covers this day. */
    private static final String LAPSED_ON = """
            SELECT n.id FROM replacement_need n
            JOIN worker_leave l ON l.provider_id = $1 AND l.id = n.leave_id AND l.cancelled_at IS NULL
                 AND l.first_day <= $3 AND (l.last_day IS NULL OR l.last_day >= $3)
            WHERE n.provider_id = $1 AND n.assignment_id = $2 AND n.state = 'LAPSED' AND n.settled_reason = $4
            ORDER BY n.noticed_at DESC, n.id LIMIT 1""";

    /**
     * Whether a running term ran out while help was still given. The five days do so by themselves; "at once" is due at its
     * own beginning, so that it is broken only where a visit was missed.
     */
    boolean brokenBefore(Tx tx, Need need, Instant now, boolean missed) {
        return tx.find(BROKEN, row -> true, need.id(), now, missed).isPresent();
    }

    /** Those of these visits on whose day help is given. */
    List<Affected> covered(Tx tx, List<Affected> visits) {
        UUID[] ids = visits.stream().map(Affected::visitId).toArray(UUID[]::new);
        var without = tx.list(WITHOUT_HELP, row -> row.getUUID("id"), (Object) ids).stream()
                .collect(Collectors.toSet());
        return visits.stream()
                .filter(visit -> !without.contains(visit.visitId()))
                .toList();
    }

    /** The needs of an assignment that a change of its days may touch, in order of id. */
    List<Touched> ofAssignment(Tx tx, UUID assignmentId) {
        return tx.list(
                OF_ASSIGNMENT,
                row -> new Touched(row.getUUID("id"), NeedState.valueOf(row.getString("state"))),
                assignmentId,
                ENDED);
    }

    /** Whether help was interrupted between the beginning of a need and today. */
    boolean interrupted(Tx tx, Need need, Instant now) {
        return tx.find(GAP, row -> true, need.id(), AmsterdamTime.dateOf(need.noticedAt()), AmsterdamTime.dateOf(now))
                .isPresent();
    }

    List<Affected> coveredAgain(Tx tx, UUID needId, Instant now) {
        return tx.list(
                COVERED_AGAIN,
                row -> new Affected(
                        row.getUUID("id"),
                        row.getUUID("assignment_id"),
                        row.getUUID("client_id"),
                        SqlValues.instant(row, "starts_at"),
                        row.getBoolean("planned")),
                needId,
                now);
    }

    /** The need of this assignment that lapsed with its help, whose worker is still away on this day. */
    List<UUID> lapsedOn(Tx tx, UUID assignmentId, LocalDate day) {
        return tx.list(LAPSED_ON, row -> row.getUUID("id"), assignmentId, day, ENDED);
    }

    record Touched(UUID needId, NeedState state) {
        boolean isSettled() {
            return state == NeedState.FILLED || state == NeedState.LAPSED;
        }
    }
}
