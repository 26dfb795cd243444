package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;

/** The hours of a care period reached the CAK, or the CAK was consulted and the municipality told why they could not. */
public record CakDelivered(UUID deliveryId, String agreementId, CarePeriod period, Instant at) {}
