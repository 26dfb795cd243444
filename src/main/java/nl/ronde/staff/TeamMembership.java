package nl.ronde.staff;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was in which team when.
 *
 * @param lastDay inclusive; null where no end is known
 */
public record TeamMembership(
        UUID id,
        UUID teamId,
        String teamName,
        UUID workerId,
        String workerName,
        LocalDate firstDay,
        @Nullable LocalDate lastDay) {
    /** True where the other puts the same worker into the same team on one of these days. */
    boolean clashesWith(TeamMembership other) {
        return !id.equals(other.id)
                && teamId.equals(other.teamId)
                && workerId.equals(other.workerId)
                && (lastDay == null || !other.firstDay.isAfter(lastDay))
                && (other.lastDay == null || !firstDay.isAfter(other.lastDay));
    }
}
