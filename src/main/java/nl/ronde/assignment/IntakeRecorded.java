package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The intake of an assignment was held: the month for the support plan begins (Kampen B2 1.9c).
 *
 * @param agreementId the agreement of the assignment
 * @param heldOn Amsterdam date
 */
public record IntakeRecorded(UUID assignmentId, UUID clientId, String agreementId, LocalDate heldOn) {}
