package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A worker will not be away after all. */
public record LeaveCancelled(UUID leaveId, UUID workerId, LocalDate firstDay, LocalDate lastDay, Instant at) {}
