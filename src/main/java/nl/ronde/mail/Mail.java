package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail and what became of it.
 *
 * @param messageId with angle brackets; the same at every try
 * @param attempts tries so far, the one under way included
 * @param nextAttemptAt when it is tried next; null once settled
 * @param giveUpAt tried until then; null before the first try
 * @param lapsesAt after this it is not tried at all, for then it says nothing any more; null for most
 * @param settledAt when a mail server took it, or it was given up
 * @param serverAnswer the words of the mail server that took it; null where none did
 * @param lastFailure why the last try failed, or why it came back
 * @param returnedAt when it was known not to have reached its recipient
 * @param returnedBy who recorded that it came back; null where the mail server refused it, or this one found it in the mailbox
 * @param resendOf the mail that came back and that this one repeats
 */
record Mail(
        UUID id,
        String messageId,
        OutgoingMail content,
        Instant createdAt,
        Instant notBefore,
        MailState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant giveUpAt,
        @Nullable Instant lapsesAt,
        @Nullable Instant settledAt,
        @Nullable String serverAnswer,
        @Nullable String lastFailure,
        @Nullable Instant returnedAt,
        @Nullable UUID returnedBy,
        @Nullable UUID resendOf) {

    /** When a mail server took it, also where it came back later. */
    @Nullable
    Instant acceptedAt() {
        return serverAnswer == null ? null : settledAt;
    }

    MailAccepted accepted(Instant at, String answer) {
        return new MailAccepted(
                id,
                content.template(),
                content.recipient(),
                content.aboutType(),
                content.aboutId(),
                at,
                messageId,
                answer);
    }

    MailReturned returned(Instant at, String reason) {
        return new MailReturned(
                id,
                content.template(),
                content.recipient(),
                content.aboutType(),
                content.aboutId(),
                at,
                messageId,
                reason);
    }

    /** A try that came to nothing. */
    record Failure(int attempt, Instant at, String reason) {}
}
