package nl.ronde.assignment.life;

import java.time.Instant;
import java.util.UUID;

/** The municipalities were told of a stop on new clients. */
public record AdmissionStopReported(UUID stopId, UUID reportId, Instant reportedAt) {}
