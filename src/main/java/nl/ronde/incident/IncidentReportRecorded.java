package nl.ronde.incident;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;

/**
 * Somebody who must know of an incident was told, at {@code reportedAt}.
 *
 * @param byMail by e-mail, which Kampen B2 2.5 asks for; not by telephone, form or letter
 * @param withReference whether its Message-ID or the reference that was given is known
 */
public record IncidentReportRecorded(
        UUID reportId,
        UUID incidentId,
        ReportRecipient recipient,
        Instant reportedAt,
        boolean byMail,
        boolean withReference) {}
