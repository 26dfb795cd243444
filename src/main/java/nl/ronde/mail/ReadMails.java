package nl.ronde.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.mail.MailJson.Details;
import nl.ronde.mail.MailJson.MailPage;
import nl.ronde.mail.MailJson.Summary;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows mail: what left, what waits, what came back; the text of one alone, since it may name a client. */
final class ReadMails {
    private final Db db;
    private final MailStore store;
    private final Audit audit;
    private final boolean sends;
    private final boolean readsReturns;

    /**
     * @param sends whether there is a mail server
     * @param readsReturns whether the server looks by itself for mail that came back
     */
    ReadMails(Db db, MailStore store, Audit audit, boolean sends, boolean readsReturns) {
        this.db = db;
        this.store = store;
        this.audit = audit;
        this.sends = sends;
        this.readsReturns = readsReturns;
    }

    MailPage list(
            Actor actor,
            @Nullable MailState state,
            @Nullable String aboutType,
            @Nullable UUID aboutId,
            Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listMails", Outbox.TYPE, List.of());
            Page<Summary> page = Page.of(
                            store.list(tx, beforeTime, beforeId, state, aboutType, aboutId, paging.rows()),
                            paging,
                            (Mail last) -> List.of(
                                    last.createdAt().toString(), last.id().toString()))
                    .map(Summary::of);
            return new MailPage(page.items(), page.nextCursor(), sends, readsReturns);
        });
    }

    Details get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Mail mail = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getMail", Outbox.TYPE, id, null);
            return details(tx, store, mail);
        });
    }

    static Details details(Tx tx, MailStore store, Mail mail) {
        return new Details(
                Summary.of(mail),
                mail.content().body(),
                store.attachments(tx, mail.id()).stream()
                        .map(MailJson.AttachmentJson::of)
                        .toList(),
                store.failures(tx, mail.id()),
                store.resent(tx, mail.id()).orElse(null));
    }
}
