package nl.ronde.mail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mail as the contract shows it. */
final class MailJson {
    private MailJson() {}

    record Summary(
            UUID id,
            MailState state,
            String messageId,
            String template,
            String recipient,
            String subject,
            String aboutType,
            UUID aboutId,
            Instant createdAt,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant acceptedAt,
            @Nullable String serverAnswer,
            @Nullable Instant returnedAt,
            @Nullable UUID returnedBy,
            @Nullable String lastFailure,
            @Nullable UUID resendOf) {
        static Summary of(Mail mail) {
            OutgoingMail content = mail.content();
            return new Summary(
                    mail.id(),
                    mail.state(),
                    mail.messageId(),
                    content.template(),
                    content.recipient(),
                    content.subject(),
                    content.aboutType(),
                    content.aboutId(),
                    mail.createdAt(),
                    mail.attempts(),
                    mail.nextAttemptAt(),
                    mail.acceptedAt(),
                    mail.serverAnswer(),
                    mail.returnedAt(),
                    mail.returnedBy(),
                    mail.lastFailure(),
                    mail.resendOf());
        }
    }

    /**
     * @param sends whether this server has a mail server at all
     * @param readsReturns whether it looks by itself for mail that came back
     */
    record MailPage(List<Summary> items, @Nullable String nextCursor, boolean sends, boolean readsReturns) {}

    record Details(
            @JsonUnwrapped Summary mail,
            String body,
            List<AttachmentJson> attachments,
            List<Mail.Failure> failures,
            @Nullable UUID resentAs) {}

    record AttachmentJson(String fileName, String mediaType, int bytes) {
        static AttachmentJson of(OutgoingMail.Attachment attachment) {
            return new AttachmentJson(attachment.fileName(), attachment.mediaType(), attachment.content().length);
        }
    }
}
