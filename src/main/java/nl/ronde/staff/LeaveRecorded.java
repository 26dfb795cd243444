package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A worker will be away from the first to the last day, both included: planned visits on them need somebody else. */
public record LeaveRecorded(UUID leaveId, UUID workerId, LocalDate firstDay, LocalDate lastDay, Instant at) {}
