package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker has a newer VOG: the clock of the one before is met, the next one starts.
 *
 * @param olderVogIds those of this worker that were issued before, or on the same day; what was issued later is not among them
 * @param newest whether none of the worker's was issued later
 * @param agreementId the agreement whose rule gave the last day; null for the provider's own standard
 */
public record VogRecorded(
        UUID workerId,
        WorkerKind kind,
        UUID vogId,
        LocalDate issuedOn,
        LocalDate validUntil,
        List<UUID> olderVogIds,
        boolean newest,
        @Nullable String agreementId,
        Instant at) {}
