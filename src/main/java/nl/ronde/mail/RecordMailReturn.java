package nl.ronde.mail;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.mail.MailJson.Details;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;

/**
 * A mail came back after a mail server had taken it (a bounce, or word that it never arrived): what it had proven is undone,
 * once. Somebody records it, or {@link ReadReturns} finds it.
 */
final class RecordMailReturn {
    private final Db db;
    private final MailStore store;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    RecordMailReturn(Db db, MailStore store, BusinessClock clock, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** @param reason what the message that came back says */
    record Given(String reason) {}

    Details run(Actor actor, UUID id, Given given) {
        return db.inTransaction(actor.providerId(), tx -> {
            Mail mail = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (mail.state() != MailState.ACCEPTED) {
                throw MailProblem.NOT_ACCEPTED.refuse();
            }
            record(tx, actor, mail, given.reason());
            return ReadMails.details(tx, store, store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse));
        });
    }

    /**
     * The same for who holds the lock on a mail that was accepted.
     *
     * @param actor a person, or the system that read it in the mailbox
     */
    void record(Tx tx, Actor actor, Mail mail, String reason) {
        Instant now = clock.instant();
        store.returned(tx, mail.id(), now, actor.userId(), reason);
        audit.append(tx, actor, Audit.Kind.UPDATE, "recordMailReturn", Outbox.TYPE, mail.id(), null);
        events.raise(tx, mail.returned(now, reason));
    }
}
