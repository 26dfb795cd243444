package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail did not reach its recipient: refused for good, given up after a day of trying, or come back after it was taken.
 * Whoever counted on it must act: a term that it met runs again.
 *
 * @param reason what the mail server said
 */
public record MailReturned(
        UUID mailId,
        String template,
        String recipient,
        String aboutType,
        UUID aboutId,
        Instant returnedAt,
        String messageId,
        String reason) {}
