package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Until when help is given beside the decision, and which ends were told to others. All SQL on {@code assignment_closing}. */
final class Closings {
    private static final String FIND = """
            SELECT last_day, charged FROM assignment_closing WHERE provider_id = $1 AND assignment_id = $2""";

    private static final String SET = """
            INSERT INTO assignment_closing (provider_id, assignment_id, last_day, charged) VALUES ($1, $2, $3, $4)
            ON CONFLICT (provider_id, assignment_id) DO UPDATE SET last_day = $3, charged = $4""";

    /** Ended since the given day and not told yet. What never began has no end. */
    private static final String ENDED = """
            SELECT a.id, least(a.last_day, c.last_day) AS last_day
            FROM assignment a
            LEFT JOIN assignment_closing c ON c.provider_id = $1 AND c.assignment_id = a.id
            WHERE a.provider_id = $1 AND NOT a.withdrawn AND coalesce(c.charged, true)
              AND least(a.last_day, c.last_day) < $2::date AND least(a.last_day, c.last_day) >= $3::date
              AND c.told_end IS DISTINCT FROM least(a.last_day, c.last_day)
            ORDER BY a.id""";

    /** Told as ended, and going on. */
    private static final String REVIVED = """
            SELECT a.id, c.told_end AS last_day
            FROM assignment a JOIN assignment_closing c ON c.provider_id = $1 AND c.assignment_id = a.id
            WHERE a.provider_id = $1 AND NOT a.withdrawn AND c.told_end IS NOT NULL
              AND coalesce(least(a.last_day, c.last_day) >= $2::date, true)
            ORDER BY a.id""";

    private static final String TELL_END = """
            INSERT INTO assignment_closing (provider_id, assignment_id, charged, told_end) VALUES ($1, $2, true, $3)
            ON CONFLICT (provider_id, assignment_id) DO UPDATE SET told_end = $3""";

    /** The decision ends before the given day and nothing was told of that last day yet, or was told of another one. */
    private static final String EXPIRING = """
            SELECT a.id, CASE WHEN a.last_day BETWEEN $2::date AND $3::date AND c.last_day IS NULL THEN a.last_day END AS last_day,
                   c.told_expiry
            FROM assignment a LEFT JOIN assignment_closing c ON c.provider_id = $1 AND c.assignment_id = a.id
            WHERE a.provider_id = $1 AND NOT a.withdrawn
              AND (a.last_day BETWEEN $2::date AND $3::date AND c.last_day IS NULL AND c.told_expiry IS DISTINCT FROM a.last_day
                   OR c.told_expiry IS NOT NULL AND a.last_day IS DISTINCT FROM c.told_expiry)
            ORDER BY a.id""";

    private static final String TELL_EXPIRY = """
            INSERT INTO assignment_closing (provider_id, assignment_id, charged, told_expiry) VALUES ($1, $2, true, $3)
            ON CONFLICT (provider_id, assignment_id) DO UPDATE SET told_expiry = $3""";

    /**
     * How an assignment was closed.
     *
     * @param lastDay of help; null where only its decision limits it
     * @param charged false where help never began
     */
    record Closing(
            @Nullable LocalDate lastDay, boolean charged) {
        static final Closing NONE = new Closing(null, true);

        /** The last day of help, of decision and closing the earlier; null where it is open. */
        @Nullable LocalDate lastDayOf(Assignment assignment) {
            LocalDate decided = assignment.lastDay();
            if (decided == null || lastDay == null) {
                return decided == null ? lastDay : decided;
            }
            return lastDay.isBefore(decided) ? lastDay : decided;
        }
    }

    /** An assignment with the last day that was told, or is to be told. */
    record Told(UUID assignmentId, @Nullable LocalDate lastDay, @Nullable LocalDate before) {}

    Closing find(Tx tx, UUID assignmentId) {
        return tx.find(
                        FIND,
                        row -> new Closing(row.getLocalDate("last_day"), row.getBoolean("charged")),
                        assignmentId)
                .orElse(Closing.NONE);
    }

    void set(Tx tx, UUID assignmentId, LocalDate lastDay, boolean charged) {
        tx.update(SET, assignmentId, lastDay, charged);
    }

    List<Told> ended(Tx tx, LocalDate today, LocalDate since) {
        return tx.list(ENDED, row -> new Told(row.getUUID("id"), row.getLocalDate("last_day"), null), today, since);
    }

    List<Told> revived(Tx tx, LocalDate today) {
        return tx.list(REVIVED, row -> new Told(row.getUUID("id"), null, row.getLocalDate("last_day")), today);
    }

    void tellEnd(Tx tx, UUID assignmentId, @Nullable LocalDate lastDay) {
        tx.update(TELL_END, assignmentId, lastDay);
    }

    List<Told> expiring(Tx tx, LocalDate today, LocalDate until) {
        return tx.list(
                EXPIRING,
                row -> new Told(row.getUUID("id"), row.getLocalDate("last_day"), row.getLocalDate("told_expiry")),
                today,
                until);
    }

    void tellExpiry(Tx tx, UUID assignmentId, @Nullable LocalDate lastDay) {
        tx.update(TELL_EXPIRY, assignmentId, lastDay);
    }
}
