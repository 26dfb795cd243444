package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept, without its content.
 *
 * @param municipalityCode the sender, where it could be read
 * @param dated Dagtekening
 * @param replyIdentification IdentificatieRetour; null where there is no reply
 */
record IwmoMessage(
        UUID id,
        Instant receivedAt,
        IwmoOutcome outcome,
        @Nullable String municipalityCode,
        @Nullable String identification,
        @Nullable LocalDate dated,
        @Nullable UUID clientId,
        Findings findings,
        @Nullable String replyIdentification,
        @Nullable Instant replySentAt) {}
