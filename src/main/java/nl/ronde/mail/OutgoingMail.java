package nl.ronde.mail;

import java.util.List;
import java.util.UUID;

/**
 * One mail to one person.
 *
 * @param template the name of the text it was made from, such as {@code incident-municipality}
 * @param recipient the address alone
 * @param subject one line; no names of clients, since subjects travel and are shown openly
 * @param body plain text, Dutch
 * @param aboutType what it is about, as in the audit trail ({@code incident})
 * @param aboutId the id of that
 */
public record OutgoingMail(
        String template,
        String recipient,
        String subject,
        String body,
        String aboutType,
        UUID aboutId,
        List<Attachment> attachments) {

    /** A file that goes with it. */
    public record Attachment(String fileName, String mediaType, byte[] content) {}
}
