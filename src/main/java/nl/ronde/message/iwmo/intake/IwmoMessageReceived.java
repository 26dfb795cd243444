package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A 301 came in that owes its 302, accepted or rejected. Not raised for what gets no reply, and not for a repeat.
 *
 * @param identification Identificatie, at most 12 characters, as the sender wrote it
 * @param municipalityCode the sender, four digits
 * @param clientId the client, where the provider knows the person
 */
public record IwmoMessageReceived(
        UUID messageId,
        String identification,
        String municipalityCode,
        @Nullable UUID clientId,
        Instant receivedAt,
        IwmoOutcome outcome) {}
