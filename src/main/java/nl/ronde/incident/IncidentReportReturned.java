package nl.ronde.incident;

import java.util.List;
import java.util.UUID;

/**
 * A report that had counted came back: it proves nothing any more.
 *
 * @param remaining the reports on this incident that still count
 * @param noCalamity whether it was decided meanwhile that it is no calamity, and nothing graver was told since
 * @param seriousIncident whether it was decided that it is a serious incident
 * @param notForSupervisor whether it was decided meanwhile that the supervisor need not know, and nothing graver was told since
 */
public record IncidentReportReturned(
        UUID reportId,
        UUID incidentId,
        List<IncidentReportRecorded> remaining,
        boolean noCalamity,
        boolean seriousIncident,
        boolean notForSupervisor) {}
