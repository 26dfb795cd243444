package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team lead decided what an incident is, or decided otherwise than before.
 *
 * @param seriousIncident whether it is a serious incident, yet no calamity
 * @param forSupervisor whether the law wants the supervisor to be told
 * @param noticedAt when it was noticed that it is this
 * @param told the reports that were made already and count
 */
public record IncidentDecided(
        UUID incidentId,
        UUID clientId,
        @Nullable UUID visitId,
        boolean calamity,
        boolean seriousIncident,
        boolean forSupervisor,
        Instant occurredAt,
        Instant noticedAt,
        List<IncidentReportRecorded> told) {}
