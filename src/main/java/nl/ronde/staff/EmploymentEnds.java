package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last day of a worker at this provider was set, moved or taken away: planned visits behind it need somebody else.
 *
 * @param lastDay inclusive; null where no end is known any more
 * @param vogIds every VOG of the worker
 * @param competenceIds every competence of the worker that lapses
 */
public record EmploymentEnds(
        UUID workerId, @Nullable LocalDate lastDay, Instant at, List<UUID> vogIds, List<UUID> competenceIds) {}
