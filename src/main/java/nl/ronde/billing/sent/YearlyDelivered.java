package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;

/** What goes to the municipality once a year was sent. */
public record YearlyDelivered(UUID deliveryId, YearlyDelivery.Kind kind, String agreementId, int year, Instant at) {}
