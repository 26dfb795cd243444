package nl.ronde.incident;

import java.util.UUID;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.ReportRecipient;

/**
 * The mail of a report did not arrive: refused at the first try, given up, or come back after it was taken. It is raised after
 * {@link IncidentReportReturned}, so that the terms stand as they are without it.
 *
 * @param sentTo whose address it went to
 */
public record ReportMailReturned(UUID incidentId, ReportRecipient recipient, ContactRole sentTo) {}
