package nl.ronde.complaint;

import java.time.Instant;
import java.util.UUID;

/** The report of the complaints of a year went to the municipality. */
public record ComplaintsReportSent(UUID id, String agreementId, int year, Instant sentAt) {}
