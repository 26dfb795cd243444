package nl.ronde.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A worker holds a competence for a time (again): the clocks of what lapses before it are met, the next one starts.
 *
 * @param earlierIds the same competence of this worker, as far as it lapses before this one does
 * @param longest whether none of the same competence of this worker lasts longer
 */
public record CompetenceRecorded(
        UUID workerId, Competence competence, List<UUID> earlierIds, boolean longest, Instant at) {}
