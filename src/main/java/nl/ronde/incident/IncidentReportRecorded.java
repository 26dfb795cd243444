package nl.ronde.incident;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;

/** Somebody who must know of an incident was told, at {@code reportedAt}. */
public record IncidentReportRecorded(UUID reportId, UUID incidentId, ReportRecipient recipient, Instant reportedAt) {}
