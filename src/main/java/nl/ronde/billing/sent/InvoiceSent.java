package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;

/** An invoice of a care period was sent: the duty to send it is met, the term of payment begins when it arrived. */
public record InvoiceSent(UUID invoiceId, String agreementId, CarePeriod period, Instant sentAt, Instant arrivedAt) {}
