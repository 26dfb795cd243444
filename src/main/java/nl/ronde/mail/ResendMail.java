package nl.ronde.mail;

import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.mail.MailJson.Details;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Sends a mail that came back once more, to the same address or another: a new mail that names the old one. */
final class ResendMail {
    private final Db db;
    private final MailStore store;
    private final Outbox outbox;
    private final Audit audit;

    ResendMail(Db db, MailStore store, Outbox outbox, Audit audit) {
        this.db = db;
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @param recipient null: the same as before */
    record Wish(@Nullable String recipient) {}

    Details run(Actor actor, UUID id, Wish wish) {
        return db.inTransaction(actor.providerId(), tx -> {
            Mail mail = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (mail.state() != MailState.RETURNED) {
                throw MailProblem.NOT_RETURNED.refuse();
            }
            if (store.resent(tx, id).isPresent()) {
                throw MailProblem.ALREADY_RESENT.refuse();
            }
            OutgoingMail old = mail.content();
            OutgoingMail again = new OutgoingMail(
                    old.template(),
                    wish.recipient() == null ? old.recipient() : wish.recipient(),
                    old.subject(),
                    old.body(),
                    old.aboutType(),
                    old.aboutId(),
                    store.attachments(tx, id));
            UUID next = outbox.queue(tx, again, null, null, id);
            audit.append(tx, actor, Audit.Kind.CREATE, "resendMail", Outbox.TYPE, next, null);
            return ReadMails.details(tx, store, store.find(tx, next).orElseThrow(CommonProblem.NOT_FOUND::refuse));
        });
    }
}
