package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;

/** The dispute on an invoice is over: its term of payment goes on. */
public record InvoiceDisputeEnded(UUID invoiceId, Instant at) {}
