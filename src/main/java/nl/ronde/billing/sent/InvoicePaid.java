package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;

/** An invoice was paid in full. */
public record InvoicePaid(UUID invoiceId, Instant at) {}
