package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail server took the mail: the proof that terms ask for.
 *
 * @param acceptedAt by the business clock
 * @param messageId its Message-ID, with angle brackets
 * @param serverAnswer the words of the mail server
 */
public record MailAccepted(
        UUID mailId,
        String template,
        String recipient,
        String aboutType,
        UUID aboutId,
        Instant acceptedAt,
        String messageId,
        String serverAnswer) {}
