package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Takes mail in the transaction of its cause; a job sends it afterwards. */
public final class Outbox {
    private final MailStore store;
    private final BusinessClock clock;

    Outbox(MailStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Queues a mail. It leaves when the transaction commits, or not at all.
     *
     * @param notBefore not sent earlier (quiet hours); null: at once
     * @return the mail's id; {@link MailAccepted} and {@link MailReturned} name it
     */
    public UUID queue(Tx tx, OutgoingMail mail, @Nullable Instant notBefore) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        store.insert(tx, id, mail, now, notBefore == null || notBefore.isBefore(now) ? now : notBefore);
        return id;
    }
}
