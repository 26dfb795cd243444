package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Takes mail in the transaction of its cause; a job sends it afterwards. */
public final class Outbox {
    static final String TYPE = "mail";

    private final MailStore store;
    private final BusinessClock clock;
    private final Audit audit;
    private final String domain;

    /** @param domain behind the @ of every Message-ID */
    Outbox(MailStore store, BusinessClock clock, Audit audit, String domain) {
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.domain = domain;
    }

    /**
     * Queues a mail. It leaves when the transaction commits, or not at all.
     *
     * @param notBefore not sent earlier (quiet hours); null: at once
     * @return the mail's id; {@link MailAccepted} and {@link MailReturned} name it
     * @throws nl.ronde.platform.problem.Refusal where the recipient is no address, the subject or an attachment's name holds a
     *     line break, or the whole is larger than mail servers take ({@link MailProblem})
     */
    public UUID queue(Tx tx, OutgoingMail mail, @Nullable Instant notBefore) {
        return queue(tx, mail, notBefore, null, null);
    }

    /** The same for a mail that says nothing any more after a moment: not taken by then, it is given up. */
    public UUID queueUntil(Tx tx, OutgoingMail mail, Instant lapsesAt) {
        return queue(tx, mail, null, lapsesAt, null);
    }

    UUID queue(
            Tx tx,
            OutgoingMail mail,
            @Nullable Instant notBefore,
            @Nullable Instant lapsesAt,
            @Nullable UUID resendOf) {
        MailCheck.check(mail);
        UUID id = Ids.next();
        Instant now = clock.instant();
        Instant first = notBefore == null || notBefore.isBefore(now) ? now : notBefore;
        store.insert(tx, id, messageId(id), mail, now, first, lapsesAt, resendOf);
        audit.append(tx, Actor.system(tx.providerId(), "event"), Audit.Kind.CREATE, "queueMail", TYPE, id, null);
        return id;
    }

    /**
     * Who knows it can say that the mail came back, so nobody may guess it from that of another mail: ids of one millisecond
     * follow each other.
     */
    private String messageId(UUID id) {
        return "<" + id + "." + UUID.randomUUID().toString().replace("-", "") + "@" + domain + ">";
    }
}
