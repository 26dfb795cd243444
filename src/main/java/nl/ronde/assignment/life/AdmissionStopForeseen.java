package nl.ronde.assignment.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A stop on new clients is foreseen: the municipality must be told.
 *
 * @param firstDay of the stop, Amsterdam date
 */
public record AdmissionStopForeseen(UUID stopId, String agreementId, Instant foreseenAt, LocalDate firstDay) {}
