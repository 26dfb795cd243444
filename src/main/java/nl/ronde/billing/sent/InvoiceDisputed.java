package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;

/** The municipality disputes an invoice: its term of payment stands still. */
public record InvoiceDisputed(UUID invoiceId, Instant at) {}
