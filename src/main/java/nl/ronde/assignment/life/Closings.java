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
            SELECT last_day, charged, told_end, told_expiry FROM assignment_closing
            WHERE provider_id = $1 AND assignment_id = $2""";

    private static final String SET = """
            INSERT INTO assignment_closing (provider_id, assignment_id, last_day, charged) VALUES ($1, $2, $3, $4)
            ON CONFLICT (provider_id, assignment_id) DO UPDATE SET last_day = $3, charged = $4""";

    /** Those whose end, or the nearing end of whose decision, differs from what was told. */
    private static final String TO_LOOK_AT = """
            SELECT a.id
            FROM assignment a LEFT JOIN assignment_closing c ON c.provider_id = $1 AND c.assignment_id = a.id
            WHERE a.provider_id = $1 AND NOT a.withdrawn
              AND (least(a.last_day, c.last_day) < $2::date AND least(a.last_day, c.last_day) >= $3::date
                       AND coalesce(c.charged, true) AND c.told_end IS DISTINCT FROM least(a.last_day, c.last_day)
                   OR c.told_end IS NOT NULL AND coalesce(least(a.last_day, c.last_day) >= $2::date, true)
                   OR a.last_day BETWEEN $2::date AND $4::date AND c.last_day IS NULL
                       AND c.told_expiry IS DISTINCT FROM a.last_day
                   OR c.told_expiry IS NOT NULL AND a.last_day IS DISTINCT FROM c.told_expiry)
            ORDER BY a.id""";

    private static final String TELL = """
            INSERT INTO assignment_closing (provider_id, assignment_id, charged, told_end, told_expiry)
            VALUES ($1, $2, true, $3, $4)
            ON CONFLICT (provider_id, assignment_id) DO UPDATE SET told_end = $3, told_expiry = $4""";

    /**
     * How an assignment was closed.
     *
     * @param lastDay of help; null where only its decision limits it
     * @param charged false where help never began
     * @param toldEnd the last day that was told as the end
     * @param toldExpiry the last day of the decision of which was told that it comes near
     */
    record Closing(
            @Nullable LocalDate lastDay,
            boolean charged,
            @Nullable LocalDate toldEnd,
            @Nullable LocalDate toldExpiry) {
        static final Closing NONE = new Closing(null, true, null, null);

        /** The last day of help, of decision and closing the earlier; null where it is open. */
        @Nullable
        LocalDate lastDayOf(Assignment assignment) {
            LocalDate decided = assignment.lastDay();
            if (decided == null || lastDay == null) {
                return decided == null ? lastDay : decided;
            }
            return lastDay.isBefore(decided) ? lastDay : decided;
        }
    }

    Closing find(Tx tx, UUID assignmentId) {
        return tx.find(
                        FIND,
                        row -> new Closing(
                                row.getLocalDate("last_day"),
                                row.getBoolean("charged"),
                                row.getLocalDate("told_end"),
                                row.getLocalDate("told_expiry")),
                        assignmentId)
                .orElse(Closing.NONE);
    }

    void set(Tx tx, UUID assignmentId, @Nullable LocalDate lastDay, boolean charged) {
        tx.update(SET, assignmentId, lastDay, charged);
    }

    List<UUID> toLookAt(Tx tx, LocalDate today, LocalDate since, LocalDate until) {
        return tx.list(TO_LOOK_AT, row -> row.getUUID("id"), today, since, until);
    }

    void tell(Tx tx, UUID assignmentId, @Nullable LocalDate end, @Nullable LocalDate expiry) {
        tx.update(TELL, assignmentId, end, expiry);
    }
}
