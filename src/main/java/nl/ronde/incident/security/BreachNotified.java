package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody was told of a security incident at {@code at}, or it was written down why that is not required.
 *
 * @param required false: nobody was told, with the reason
 */
public record BreachNotified(
        UUID notificationId,
        UUID incidentId,
        BreachRecipient recipient,
        List<UUID> concernIds,
        boolean required,
        Instant at) {}
