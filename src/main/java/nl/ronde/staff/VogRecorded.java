package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A worker has a newer VOG: the clock of the one before is met, the next one starts. */
public record VogRecorded(UUID workerId, UUID vogId, LocalDate issuedOn, LocalDate validUntil, Instant at) {}
