package nl.ronde.billing.sent;

import java.util.UUID;
import nl.ronde.calendar.CarePeriod;

/** An invoice was withdrawn; where it was the last one that stood for its period, that period has none any more. */
public record InvoiceWithdrawn(UUID invoiceId, String agreementId, CarePeriod period, boolean lastOfPeriod) {}
