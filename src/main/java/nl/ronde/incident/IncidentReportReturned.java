package nl.ronde.incident;

import java.util.List;
import java.util.UUID;

/**
 * A report that had counted came back: it proves nothing any more.
 *
 * @param remaining the reports on this incident that still count
 */
public record IncidentReportReturned(UUID reportId, UUID incidentId, List<IncidentReportRecorded> remaining) {}
