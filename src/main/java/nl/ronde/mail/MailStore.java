package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.db.Tx;

/** All SQL on {@code mail} and {@code mail_attachment}. */
final class MailStore {
    private static final String INSERT = """
            INSERT INTO mail (provider_id, id, message_id, template, recipient, subject, body, about_type, about_id,
                              created_at, not_before, state, attempts, next_attempt_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'QUEUED', 0, $11)""";

    private static final String ATTACH = """
            INSERT INTO mail_attachment (provider_id, mail_id, position, file_name, media_type, content)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    void insert(Tx tx, UUID id, OutgoingMail mail, Instant now, Instant notBefore) {
        tx.send(
                INSERT,
                id,
                "<" + id + "@ronde>",
                mail.template(),
                mail.recipient(),
                mail.subject(),
                mail.body(),
                mail.aboutType(),
                mail.aboutId(),
                now,
                notBefore);
        int position = 0;
        for (OutgoingMail.Attachment attachment : mail.attachments()) {
            tx.send(
                    ATTACH,
                    id,
                    position++,
                    attachment.fileName(),
                    attachment.mediaType(),
                    io.vertx.core.buffer.Buffer.buffer(attachment.content()));
        }
    }
}
