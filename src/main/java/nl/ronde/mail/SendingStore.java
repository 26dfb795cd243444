package nl.ronde.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** The SQL of the sending itself: who tries a mail, and how that ended. */
final class SendingStore {
    /** Of two servers one gets it; the other finds it not due. */
    private static final String CLAIM = """
            UPDATE mail SET attempts = attempts + 1, next_attempt_at = $3, give_up_at = coalesce(give_up_at, $4)
            WHERE provider_id = $1 AND id = (
                SELECT id FROM mail
                WHERE provider_id = $1 AND state = 'QUEUED' AND next_attempt_at <= $2
                ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, message_id, template, recipient, subject, body, about_type, about_id, created_at, not_before, state,
                      attempts, next_attempt_at, give_up_at, lapses_at, settled_at, server_answer, last_failure, returned_at,
                      returned_by, resend_of""";

    private static final String ACCEPTED = """
            UPDATE mail SET state = 'ACCEPTED', settled_at = $3, server_answer = $4, next_attempt_at = NULL
            WHERE provider_id = $1 AND id = $2 AND state = 'QUEUED'""";

    private static final String LATER = """
            UPDATE mail SET next_attempt_at = $4, last_failure = $5
            WHERE provider_id = $1 AND id = $2 AND state = 'QUEUED' AND attempts = $3""";

    private static final String RETURNED = """
            UPDATE mail SET state = 'RETURNED', settled_at = $4, returned_at = $4, last_failure = $5, next_attempt_at = NULL
            WHERE provider_id = $1 AND id = $2 AND state = 'QUEUED' AND attempts = $3""";

    private static final String FAILED = """
            INSERT INTO mail_failure (provider_id, mail_id, attempt, at, reason) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (provider_id, mail_id, attempt) DO NOTHING""";

    /**
     * The next mail that is due, for the caller alone until {@code mineUntil}.
     *
     * @param giveUpAt until when it is tried, where this is the first try
     */
    Optional<Mail> claim(Tx tx, Instant now, Instant mineUntil, Instant giveUpAt) {
        return tx.find(CLAIM, MailStore::mail, now, mineUntil, giveUpAt);
    }

    /** False where another server has told the same before. */
    boolean accepted(Tx tx, UUID id, Instant at, String answer) {
        return tx.update(ACCEPTED, id, at, answer) == 1;
    }

    /** A try failed and another follows, unless somebody else tries it meanwhile. */
    void later(Tx tx, Mail mail, Instant now, Instant next, String reason) {
        tx.send(FAILED, mail.id(), mail.attempts(), now, reason);
        tx.send(LATER, mail.id(), mail.attempts(), next, reason);
    }

    /** It is given up; false where somebody else tries it meanwhile. */
    boolean returned(Tx tx, Mail mail, @Nullable Instant tried, Instant now, String reason) {
        if (tried != null) {
            tx.send(FAILED, mail.id(), mail.attempts(), tried, reason);
        }
        return tx.update(RETURNED, mail.id(), mail.attempts(), now, reason) == 1;
    }
}
