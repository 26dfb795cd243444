package nl.ronde.staff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A competence was taken out of a worker's file: it was not one, or is no longer asked for.
 *
 * @param left the same competence of this worker that lasts longest without it; null where there is none
 */
public record CompetenceRemoved(
        UUID workerId, UUID competenceId, @Nullable UUID longestLeft) {}
