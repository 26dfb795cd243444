package nl.ronde.mail;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code mail}, {@code mail_attachment} and {@code mail_failure}. */
final class MailStore {
    private static final String INSERT = """
            INSERT INTO mail (provider_id, id, message_id, template, recipient, subject, body, about_type, about_id,
                              created_at, not_before, state, attempts, next_attempt_at, lapses_at, resend_of)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'QUEUED', 0, $11, $12, $13)""";

    private static final String ATTACH = """
            INSERT INTO mail_attachment (provider_id, mail_id, position, file_name, media_type, content)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String COLUMNS =
            " id, message_id, template, recipient, subject, body, about_type, about_id, created_at, not_before, state, attempts,"
                    + " next_attempt_at, give_up_at, lapses_at, settled_at, server_answer, last_failure, returned_at,"
                    + " returned_by, resend_of ";

    private static final String FIND = "SELECT" + COLUMNS + "FROM mail WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String BY_MESSAGE_ID =
            "SELECT id, message_id FROM mail WHERE provider_id = $1 AND message_id = ANY ($2::text[])";

    private static final String LIST = "SELECT" + COLUMNS + """
            FROM mail WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
              AND ($4::text IS NULL OR state = $4)
              AND ($5::text IS NULL OR about_type = $5)
              AND ($6::uuid IS NULL OR about_id = $6)
            ORDER BY created_at DESC, id DESC LIMIT $7""";

    private static final String ATTACHMENTS = """
            SELECT file_name, media_type, content FROM mail_attachment
            WHERE provider_id = $1 AND mail_id = $2 ORDER BY position""";

    private static final String RESENT = "SELECT id FROM mail WHERE provider_id = $1 AND resend_of = $2";

    private static final String FAILURES =
            "SELECT attempt, at, reason FROM mail_failure WHERE provider_id = $1 AND mail_id = $2 ORDER BY attempt";

    private static final String RETURN = """
            UPDATE mail SET state = 'RETURNED', returned_at = $3, returned_by = $4, last_failure = $5
            WHERE provider_id = $1 AND id = $2 AND state = 'ACCEPTED'""";

    void insert(
            Tx tx,
            UUID id,
            String messageId,
            OutgoingMail mail,
            Instant now,
            Instant notBefore,
            @Nullable Instant lapsesAt,
            @Nullable UUID resendOf) {
        tx.send(
                INSERT,
                id,
                messageId,
                mail.template(),
                mail.recipient(),
                mail.subject(),
                mail.body(),
                mail.aboutType(),
                mail.aboutId(),
                now,
                notBefore,
                lapsesAt,
                resendOf);
        int position = 0;
        for (OutgoingMail.Attachment attachment : mail.attachments()) {
            tx.send(ATTACH, id, position++, attachment.fileName(), attachment.mediaType(), attachment.content());
        }
    }

    Optional<Mail> find(Tx tx, UUID id) {
        return tx.find(FIND, MailStore::mail, id);
    }

    Optional<Mail> lock(Tx tx, UUID id) {
        return tx.find(LOCK, MailStore::mail, id);
    }

    /** The ids of these mails of this provider, by Message-ID. */
    Map<String, UUID> byMessageId(Tx tx, Collection<String> messageIds) {
        return tx
                .list(
                        BY_MESSAGE_ID,
                        row -> Map.entry(row.getString("message_id"), row.getUUID("id")),
                        Set.copyOf(messageIds))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest first. */
    List<Mail> list(
            Tx tx,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            @Nullable MailState state,
            @Nullable String aboutType,
            @Nullable UUID aboutId,
            int rows) {
        return tx.list(LIST, MailStore::mail, beforeTime, beforeId, state, aboutType, aboutId, rows);
    }

    List<OutgoingMail.Attachment> attachments(Tx tx, UUID mailId) {
        return tx.list(
                ATTACHMENTS,
                row -> new OutgoingMail.Attachment(
                        row.getString("file_name"),
                        row.getString("media_type"),
                        Objects.requireNonNull(SqlValues.bytes(row, "content"))),
                mailId);
    }

    /** The mail that repeats this one. */
    Optional<UUID> resent(Tx tx, UUID mailId) {
        return tx.find(RESENT, row -> row.getUUID("id"), mailId);
    }

    List<Mail.Failure> failures(Tx tx, UUID mailId) {
        return tx.list(
                FAILURES,
                row -> new Mail.Failure(
                        row.getInteger("attempt"), SqlValues.instant(row, "at"), row.getString("reason")),
                mailId);
    }

    /** A mail that was taken came back; when and by whom it was taken stays. */
    void returned(Tx tx, UUID id, Instant at, @Nullable UUID recordedBy, String reason) {
        tx.update(RETURN, id, at, recordedBy, reason);
    }

    static Mail mail(Row row) {
        return new Mail(
                row.getUUID("id"),
                row.getString("message_id"),
                new OutgoingMail(
                        row.getString("template"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("about_type"),
                        row.getUUID("about_id"),
                        List.of()),
                SqlValues.instant(row, "created_at"),
                SqlValues.instant(row, "not_before"),
                MailState.valueOf(row.getString("state")),
                row.getInteger("attempts"),
                SqlValues.instantOrNull(row, "next_attempt_at"),
                SqlValues.instantOrNull(row, "give_up_at"),
                SqlValues.instantOrNull(row, "lapses_at"),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getString("server_answer"),
                row.getString("last_failure"),
                SqlValues.instantOrNull(row, "returned_at"),
                row.getUUID("returned_by"),
                row.getUUID("resend_of"));
    }
}
