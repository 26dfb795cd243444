package nl.ronde.incident;

import java.util.List;
import java.util.UUID;

/**
 * A report that had counted came back: it proves nothing any more.
 *
 * @param remaining the reports on this incident that still count
 * @param noCalamity whether it was decided meanwhile that it is no calamity
 * @param notForSupervisor whether it was decided meanwhile that the supervisor need not know
 */
public record IncidentReportReturned(
        UUID reportId,
        UUID incidentId,
        List<IncidentReportRecorded> remaining,
        boolean noCalamity,
        boolean notForSupervisor) {}
